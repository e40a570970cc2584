import type { App } from 'cdktf';
import type { Statement } from '../src/iam-documents/policy-document';
import { EncryptionKey } from '../src/services/kms/key';
import { exportingServices, services } from '../src/services/registry';
import { type Exporter, exportUse, exportWriters } from '../src/services/s3/detection-writers';
import { HardenedBucket, type HardenedBucketProps } from '../src/services/s3/hardened-bucket';
import { logBucketName } from '../src/services/s3/names';
import { protection } from '../src/services/s3/protection';
import { serviceRegions } from '../src/services/service-regions';
import { LandfallStack } from '../src/terraform/stack';
import { inMember } from '../src/terraform/where';
import type { DetectionUpstream } from './administrator';
import { bucketPlace, bucketRoles, type Logged } from './logging-names';

/** The error message for a bucket that was removed from the file. */
const cure =
  'in the state, but nothing exports to it any more. Terraform never deletes a log bucket: put the export back, then ' +
  'set logging.findingsBucket.state: released, which lets go of it without touching it, apply, and switch the export ' +
  'off. See docs/detection.md.';

/**
 * The bucket in the log archive account for exported GuardDuty findings and Macie results. It keeps them longer than
 * the services do.
 */
export class FindingsArchiveStack extends LandfallStack<'findings-archive'> {
  private readonly accountId: string;
  private readonly organizationId: string;

  constructor(
    scope: App,
    private readonly organization: Logged,
    private readonly upstream: DetectionUpstream,
  ) {
    const { account, findingsBucket } = organization.logging;
    super(
      scope,
      'findings-archive',
      inMember(organization, (stack) => upstream.ids.of(account, stack)),
    );
    this.accountId = upstream.ids.of(account, this);
    this.organizationId = upstream.organization.organizationIdFor(this);
    const exporters = this.exporters();
    const state =
      exporters.length === 0 && findingsBucket.state === 'active' ? 'absent' : findingsBucket.state;
    const key = this.key(exporters, state);
    new HardenedBucket(this, 'detect', {
      name: this.bucketNameFor(this),
      state,
      kmsKeyArn: key.arn,
      statements: this.statements(exporters),
      lifecycle: findingsBucket,
      objectLock: findingsBucket.objectLock,
      ...this.accessLogs(),
    });
    const active = state === 'active';
    this.writeOutputs('findings-archive', {
      ...(active && { key_arn: key.arn }),
      buckets: active ? { detect: true } : {},
    });
    const known = state === 'absent' ? [] : ['detect'];
    this.explainRemoval({ output: 'buckets', known, cure });
  }

  /** The name of the bucket, as a stack that delivers to it refers to it. */
  bucketNameFor(reader: LandfallStack): string {
    const id =
      reader === this ? this.accountId : this.upstream.ids.of(this.organization.logging.account, reader);
    return logBucketName(bucketPlace(this.organization, id), 'detect');
  }

  /** The target of the bucket's access logs, while the log archive has one. */
  private accessLogs(): Pick<HardenedBucketProps, 'accessLogs'> {
    const { organization, accountId, upstream } = this;
    if (!upstream.archive || organization.logging.accessBucket.state !== 'active') return {};
    this.addDependency(upstream.archive);
    const name = logBucketName(bucketPlace(organization, accountId), 'access');
    return { accessLogs: { name, ready: [] } };
  }

  private key(exporters: readonly Exporter[], state: 'active' | 'released' | 'absent'): EncryptionKey {
    return new EncryptionKey(this, 'detect', {
      alias: `${this.organization.name}-detect`,
      description: 'Encrypts what GuardDuty found and what Macie looked at',
      accountId: this.accountId,
      statements: exportUse(exporters),
      state,
    });
  }

  private statements(exporters: readonly Exporter[]): Statement[] {
    const bucketArn = `arn:aws:s3:::${this.bucketNameFor(this)}`;
    const { organization, accountId, organizationId } = this;
    const closed = protection({ bucketArn, organizationId, ...bucketRoles(organization, accountId) });
    return [...exportWriters(bucketArn, exporters), ...closed];
  }

  private exporters(): Exporter[] {
    const { delegatedAdministrators: named } = this.organization;
    return exportingServices(this.organization).map((service) => ({
      bucketExport: services[service].bucketExport,
      accountId: this.upstream.ids.of(named[service] ?? '', this),
      regions: serviceRegions(this.organization, service),
    }));
  }
}
