import type { App } from 'cdktf';
import { LogReader } from '../src/services/iam/log-reader';
import { EncryptionKey } from '../src/services/kms/key';
import { HardenedBucket } from '../src/services/s3/hardened-bucket';
import { Replication } from '../src/services/s3/replication';
import { LandfallStack } from '../src/terraform/stack';
import { inMember } from '../src/terraform/where';
import type { AccountIds } from './account-ids';
import { type Delivered, LogArchivePolicies } from './log-archive-policies';
import { type Logged, logKeyAlias, readersOf } from './logging-names';
import type { OrganizationStack } from './organization';

/** The error message for a bucket that was removed from the file. */
export const bucketCure =
  'in the state, but no longer in the organization file. Terraform never deletes a log bucket: put it back, then set ' +
  'state: released there, which lets go of it without touching it, apply, and delete the entry. See docs/logging.md.';

/** A bucket with its encryption key. */
interface Kept {
  readonly bucket: HardenedBucket;
  readonly key: EncryptionKey;
}

/** The buckets for the organization's logs, their keys and their readers, in the log archive account. */
export class LogArchiveStack extends LandfallStack<'log-archive'> {
  private readonly accountId: string;
  private readonly organizationId: string;
  private readonly policies: LogArchivePolicies;
  private readonly access: HardenedBucket;

  constructor(
    scope: App,
    private readonly organization: Logged,
    upstream: OrganizationStack,
    private readonly ids: AccountIds,
  ) {
    const { account, accessBucket } = organization.logging;
    super(
      scope,
      'log-archive',
      inMember(organization, (stack) => ids.of(account, stack)),
    );
    this.accountId = ids.of(account, this);
    this.organizationId = upstream.organizationIdFor(this);
    this.policies = new LogArchivePolicies(organization, this.accountId, this.organizationId);
    this.access = new HardenedBucket(this, 'access', {
      name: this.policies.bucketName('access'),
      state: accessBucket.state,
      statements: this.policies.accessBucket(),
      lifecycle: accessBucket,
    });
    const kept = { trail: this.keep('trail'), config: this.keep('config') };
    this.addLogReaders(Object.values(kept));
    this.addNotifications(kept);
  }

  /** Creates a bucket that services deliver to and its key, and replicas of both where the file asks for them. */
  private keep(purpose: Delivered): Kept {
    const key = new EncryptionKey(this, purpose, {
      alias: logKeyAlias(this.organization, purpose),
      description: `Encrypts the ${purpose} logs of the organization`,
      accountId: this.accountId,
      statements: this.policies.key(purpose),
    });
    const bucket = new HardenedBucket(this, purpose, {
      ...this.settings(purpose),
      name: this.policies.bucketName(purpose),
      state: this.organization.logging[`${purpose}Bucket`].state,
      kmsKeyArn: key.arn,
      statements: this.policies.deliveredBucket(purpose),
      accessLogs: this.access,
    });
    this.replicate(purpose, { bucket, key });
    return { bucket, key };
  }

  /** The resource blocks exist without replication too, so that replicas in the state are kept. */
  private replicate(purpose: Delivered, source: Kept): void {
    const { homeRegion: sourceRegion, logging, name } = this.organization;
    const { region, state } = logging.replication ?? { region: sourceRegion, state: 'absent' as const };
    const { accountId } = this;
    const id = `${purpose}_replica`;
    const key = new EncryptionKey(this, id, {
      alias: `${logKeyAlias(this.organization, purpose)}-replica`,
      description: `Encrypts the replica of the ${purpose} logs of the organization`,
      accountId,
      statements: [],
      region,
      state,
    });
    const replica = new HardenedBucket(this, id, {
      ...this.settings(purpose),
      name: this.policies.bucketName(purpose, region),
      region,
      state,
      kmsKeyArn: key.arn,
      statements: this.policies.replica(purpose, region),
    });
    if (state !== 'active') return;
    new Replication(this, `${purpose}_replication`, {
      what: `${purpose} logs`,
      roleName: `${name}-${purpose}-replication`,
      accountId,
      source: source.bucket,
      sourceRegion,
      sourceKeyArn: source.key.arn,
      replica,
      replicaRegion: region,
      replicaKeyArn: key.arn,
    });
  }

  private settings(purpose: Delivered) {
    const { trailBucket, configBucket } = this.organization.logging;
    return purpose === 'trail'
      ? { lifecycle: trailBucket, objectLock: trailBucket.objectLock }
      : { lifecycle: configBucket };
  }

  private addLogReaders(kept: readonly Kept[]): void {
    const readers = readersOf(this.organization);
    if (readers.length === 0) return;
    const buckets = [...kept.map(({ bucket }) => bucket), this.access];
    new LogReader(this, 'log_reader', {
      name: `${this.organization.name}-log-reader`,
      accountIds: readers.map((reader) => this.ids.of(reader, this)),
      organizationId: this.organizationId,
      bucketArns: buckets.map(({ name }) => `arn:aws:s3:::${name}`),
      keyArns: kept.map(({ key }) => key.arn),
      region: this.organization.homeRegion,
    });
  }

  private addNotifications({ trail, config }: Readonly<Record<Delivered, Kept>>): void {
    const arns = { trail: trail.key.arn, config: config.key.arn };
    const { trailBucket, configBucket, accessBucket, replication } = this.organization.logging;
    const states = { trail: trailBucket.state, config: configBucket.state, access: accessBucket.state };
    const replicas = replication && { trail_replica: replication.state, config_replica: replication.state };
    const all = Object.entries({ ...states, ...replicas });
    const active = all.filter(([, state]) => state === 'active').map(([purpose]) => [purpose, true]);
    this.writeOutputs('log-archive', { key_arns: arns, buckets: Object.fromEntries(active) });
    const known = all.map(([purpose]) => purpose);
    this.explainRemoval({ output: 'buckets', known, cure: bucketCure });
  }
}
