import type { App } from 'cdktf';
import { tlsOnly } from '../src/iam-documents/tls-only';
import type { LandingZone } from '../src/organization/landing-zone';
import { PipelineRoles } from '../src/services/bootstrap/pipeline-roles';
import type { Bootstrap } from '../src/services/bootstrap/schema';
import { issuersOf } from '../src/services/bootstrap/trust';
import { breakGlassPath } from '../src/services/iam/break-glass-role';
import { EncryptionKey } from '../src/services/kms/key';
import { HardenedBucket } from '../src/services/s3/hardened-bucket';
import { stateReplicaName } from '../src/services/s3/names';
import { Replication } from '../src/services/s3/replication';
import { LandfallStack } from '../src/terraform/stack';
import { inManagement } from '../src/terraform/where';

/**
 * The roles of pipelines and the bucket of states, in the management account. A person applies it once, before all
 * other stacks.
 */
export class BootstrapStack extends LandfallStack {
  constructor(scope: App, organization: LandingZone, settings: Bootstrap) {
    super(scope, 'bootstrap', inManagement(organization));
    const accountId = organization.management.id ?? '';
    const { s3 } = organization.terraform.backend;
    const key = new EncryptionKey(this, 'state', {
      alias: 'landfall-state',
      description: 'Encrypts the states of Terraform.',
      accountId,
      statements: [],
      ...(s3 && { region: s3.region }),
      state: s3 ? 'active' : 'absent',
    });
    const bucketArn = `arn:aws:s3:::${s3?.bucket}`;
    const bucket = new HardenedBucket(this, 'state', {
      name: s3?.bucket ?? 'none',
      ...(s3 && { region: s3.region }),
      state: s3 ? 'active' : 'absent',
      kmsKeyArn: key.arn,
      statements: tlsOnly(bucketArn),
      lifecycle: { tiers: [], keepFormerVersionsDays: 365 },
    });
    const replica = s3 && this.replicate(accountId, settings, { bucket, key, region: s3.region });
    const { planRoleName, applyRoleName } = settings;
    const issuers = issuersOf(settings);
    if (issuers.length)
      new PipelineRoles(this, 'pipeline', {
        issuers,
        accountId,
        ...(s3 && {
          state: {
            bucketArn,
            keyArn: key.arn,
            region: s3.region,
            prefix: s3.prefix,
            ...(replica && { replica }),
          },
        }),
        assumedRoleArns: [organization.terraform.managementRoleArn, s3?.roleArn].filter(
          (arn) => arn !== undefined,
        ),
        planRoleName,
        applyRoleName,
        breakGlassPath,
      });
  }
  /** The resource blocks exist without a replica too, so that a replica in the state is kept. */
  private replicate(accountId: string, { stateBucket }: Bootstrap, source: ReplicatedBucket) {
    const { region, state } = stateBucket?.replica ?? { region: source.region, state: 'absent' as const };
    const name = stateReplicaName(source.bucket.name, region);
    const key = new EncryptionKey(this, 'state_replica', {
      alias: 'landfall-state-replica',
      description: 'Encrypts the replica of the states of Terraform.',
      accountId,
      statements: [],
      region,
      state,
    });
    const replica = new HardenedBucket(this, 'state_replica', {
      name,
      region,
      state,
      kmsKeyArn: key.arn,
      statements: tlsOnly(`arn:aws:s3:::${name}`),
      lifecycle: { tiers: [], keepFormerVersionsDays: 365 },
    });
    if (state !== 'active') return undefined;
    new Replication(this, 'state_replication', {
      what: 'states of Terraform',
      roleName: 'landfall-state-replication',
      accountId,
      source: source.bucket,
      sourceRegion: source.region,
      sourceKeyArn: source.key.arn,
      replica,
      replicaRegion: region,
      replicaKeyArn: key.arn,
    });
    return { bucketArn: `arn:aws:s3:::${name}`, keyArn: key.arn };
  }
}

/** A bucket to replicate, and the key that encrypts it. */
interface ReplicatedBucket {
  readonly bucket: HardenedBucket;
  readonly key: EncryptionKey;
  readonly region: string;
}
