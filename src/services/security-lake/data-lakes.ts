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
  /**
   * id of the key in the region of the data lake, as an expression; not its ARN, because AWS gives the id back
   * https://github.com/hashicorp/terraform-provider-aws/issues/44601 (read 2026-11-21)
   */
  readonly kmsKeyId: string;
  readonly metastoreRole: MetastoreRole;
  /** copies the data of the other regions to the home region */
  readonly replicationRole?: ReplicationRole;
}

/**
 * A data lake in each region, as the provider takes one region a resource. One is made after the other: AWS answers a
 * request with a conflict while another one is worked on, and the provider repeats it for two minutes only. That of the
 * home region is first, because the others may copy to its bucket. AWS makes the buckets, and keeps them when a data
 * lake is deleted: nothing is collected any more, and what was collected stays for its time.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/securitylake_data_lake
 * https://github.com/hashicorp/terraform-provider-aws/issues/37230 (read 2026-11-21)
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/securitylake/data_lake.go (read 2026-11-21)
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
    const lakes = [this.make(homeRegion, [], {})];
    const replication = replicationRole && {
      replicationConfiguration: [{ roleArn: replicationRole.arn, regions: [homeRegion] }],
    };
    for (const region of otherRegions)
      lakes.push(
        this.make(region, [...lakes.slice(-1), ...(replicationRole?.ready ?? [])], replication ?? {}),
      );
    this.resources = lakes;
  }

  private make(region: string, after: readonly TerraformResource[], replication: object): TerraformResource {
    const { settings, kmsKeyId, metastoreRole } = this.props;
    const each = inEach([region]);
    return new SecuritylakeDataLake(this, region, {
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
      lifecycle: keepsRole,
    });
  }
}

/**
 * AWS does not give the role back, so that it is empty in the state after an import. Versions of the provider delete a
 * data lake whose role differs and make it again.
 * https://github.com/hashicorp/terraform-provider-aws/issues/36831 (read 2026-11-21)
 */
const keepsRole = { ignoreChanges: ['meta_store_manager_role_arn'] };
