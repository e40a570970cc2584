import { SecuritylakeDataLake } from '@cdktf/provider-aws/lib/securitylake-data-lake';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { inEach } from '../../terraform/per-region';
import type { MetastoreRole } from './metastore-role';
import type { ReplicationRole } from './replication-role';
import type { SecurityLakeSettings } from './schema';

/** The data lakes of the organization. */
export interface DataLakesProps {
  readonly settings: Pick<SecurityLakeSettings, 'keepDays' | 'tiers'>;
  /** region that the others copy their data to, if they do */
  readonly homeRegion: string;
  readonly otherRegions: readonly string[];
  /** id of the key in the region of the data lake, as an expression */
  readonly kmsKeyId: string;
  readonly metastoreRole: MetastoreRole;
  /** copies the data of the other regions to the home region */
  readonly replicationRole?: ReplicationRole;
}

/**
 * A data lake in each region, as the provider takes one region a resource; that of the home region first, because the
 * others may copy to its bucket. AWS makes the buckets, and keeps them when a data lake is deleted: nothing is collected
 * any more, and what was collected stays for its time.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/securitylake_data_lake
 * https://github.com/hashicorp/terraform-provider-aws/issues/37230 (read 2026-11-21)
 * https://docs.aws.amazon.com/security-lake/latest/userguide/disable-security-lake.html (read 2026-11-21)
 */
export class DataLakes extends Construct {
  /** what sources wait for */
  readonly resources: readonly TerraformResource[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DataLakesProps,
  ) {
    super(scope, id);
    const { homeRegion, otherRegions, replicationRole } = props;
    const home = this.make('home', [homeRegion], [], {});
    const replication = replicationRole && [{ roleArn: replicationRole.arn, regions: [homeRegion] }];
    const others = otherRegions.length
      ? [
          this.make('Resource', otherRegions, [home, ...(replicationRole?.ready ?? [])], {
            ...(replication && { replicationConfiguration: replication }),
          }),
        ]
      : [];
    this.resources = [home, ...others];
  }

  private make(
    id: string,
    regions: readonly string[],
    after: readonly TerraformResource[],
    replication: object,
  ): TerraformResource {
    const { settings, kmsKeyId, metastoreRole } = this.props;
    const each = inEach(regions);
    return new SecuritylakeDataLake(this, id, {
      ...each,
      metaStoreManagerRoleArn: metastoreRole.arn,
      configuration: [
        {
          region: each.region,
          encryptionConfiguration: [{ kmsKeyId }],
          lifecycleConfiguration: [
            {
              expiration: [{ days: settings.keepDays }],
              transition: settings.tiers.map(({ afterDays, storageClass }) => ({
                days: afterDays,
                storageClass,
              })),
            },
          ],
          ...replication,
        },
      ],
      dependsOn: [...metastoreRole.ready, ...after],
    });
  }
}
