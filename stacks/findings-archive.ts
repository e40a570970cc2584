import type { App } from 'cdktf';
import { serviceRegions } from '../src/organization/service-regions';
import { EncryptionKey } from '../src/services/kms/key';
import { type Exporter, exportUse, exportWriters } from '../src/services/s3/detection-writers';
import { HardenedBucket } from '../src/services/s3/hardened-bucket';
import { protection } from '../src/services/s3/protection';
import type { Statement } from '../src/terraform/policy-document';
import { LandfallStack } from '../src/terraform/stack';
import { inMember } from '../src/terraform/where';
import type { DetectionUpstream } from './administrator';
import type { Logged } from './logging-names';

/** What removing the bucket from the file is answered with. */
const cure =
  'in the state, but nothing exports to it any more. Terraform never deletes a log bucket: put the export back, then ' +
  'set logging.findingsBucket.state: released, which lets go of it without touching it, apply, and switch the export ' +
  'off. See docs/detection.md.';

/**
 * The bucket in the log archive that keeps what GuardDuty found and what Macie looked at, for longer than the services
 * themselves do.
 */
export class FindingsArchiveStack extends LandfallStack {
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
    });
    if (state === 'active') this.handOut('key_arn', key.arn, 'ARN of the key of the findings bucket.');
    this.handOut('buckets', state === 'active' ? { detect: true } : {}, 'Buckets that Terraform keeps.');
    this.explainRefusal('buckets', state === 'absent' ? [] : ['detect'], cure);
  }

  /** Name of the bucket, as a stack that delivers to it writes it. */
  bucketNameFor(reader: LandfallStack): string {
    const { homeRegion, logging, name } = this.organization;
    const id = reader === this ? this.accountId : this.upstream.ids.of(logging.account, reader);
    return `${logging.bucketPrefix ?? name}-detect-${id}-${homeRegion}`;
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
    const deleters = this.organization.logging.deletionRoles.map(
      (role) => `arn:aws:iam::${this.accountId}:role/${role}`,
    );
    const { organizationId } = this;
    return [...exportWriters(bucketArn, exporters), ...protection({ bucketArn, organizationId, deleters })];
  }

  private exporters(): Exporter[] {
    const { delegatedAdministrators: named, guardDuty, macie } = this.organization;
    const by = (service: Exporter['service'], account: string, regions: readonly string[]): Exporter => ({
      service,
      accountId: this.upstream.ids.of(account, this),
      regions,
    });
    const regionsOf = (service: string) => serviceRegions(this.organization, service);
    return [
      ...(named.guardDuty && guardDuty?.exportFindings
        ? [by('guardduty', named.guardDuty, regionsOf('guardDuty'))]
        : []),
      ...(named.macie && macie?.exportResults ? [by('macie', named.macie, regionsOf('macie'))] : []),
    ];
  }
}
