import type { App } from 'cdktf';
import { LogDeliveryRole } from '../src/services/cloudtrail/log-delivery-role';
import { OrganizationTrail } from '../src/services/cloudtrail/trail';
import { Alarms } from '../src/services/cloudwatch/alarms';
import { alarmsInForce } from '../src/services/cloudwatch/alarms-in-force';
import { LogGroup } from '../src/services/cloudwatch/log-group';
import { EncryptionKey } from '../src/services/kms/key';
import { logGroupUse, publisherUse } from '../src/services/kms/users';
import { logBucketName } from '../src/services/s3/names';
import { Topics } from '../src/services/sns/topics';
import { LandfallStack } from '../src/terraform/stack';
import { inManagement } from '../src/terraform/where';
import type { AccountIds } from './account-ids';
import type { LogArchiveStack } from './log-archive';
import { allLogBuckets, bucketPlace, type Logged, trailName } from './logging-names';
import type { OrganizationStack } from './organization';

/** The error message for a trail that was removed from the file. */
export const trailCure =
  'in the state, but no longer in the organization file. Put logging.trail back, then set state: released (the trail ' +
  'goes on without Terraform) or state: deleted, apply, and delete the entry. See docs/logging.md.';

/** The stacks that the trail depends on: trusted access, and the bucket with its policy. */
interface Upstream {
  readonly organization: OrganizationStack;
  readonly archive: LogArchiveStack;
  readonly ids: AccountIds;
}

/** The organization trail in the management account, its alarms, and their topics. */
export class TrailStack extends LandfallStack<'trail'> {
  private readonly accountId: string;
  private readonly region: string;
  private readonly watched: boolean;

  constructor(
    scope: App,
    private readonly organization: Logged,
    private readonly upstream: Upstream,
  ) {
    super(scope, 'trail', inManagement(organization));
    this.addDependency(upstream.organization);
    this.addDependency(upstream.archive);
    this.accountId = organization.management.id ?? '';
    this.region = organization.homeRegion;
    const { state, cloudWatchLogs } = organization.logging.trail;
    // A released trail continues in AWS, and needs its role and its log group.
    this.watched = cloudWatchLogs.enabled && state !== 'deleted';
    const group = this.logGroup();
    const topics = this.topics();
    this.trail(group);
    this.alarms(group, topics);
  }

  private logGroup(): LogGroup {
    const { name, logging } = this.organization;
    const logGroup = logGroupName(name);
    const { region, accountId } = this;
    const key = new EncryptionKey(this, 'log_group', {
      alias: `${name}-trail-log-group`,
      description: 'Encrypts the copy of the organization trail in CloudWatch Logs',
      accountId,
      statements: [logGroupUse({ region, accountId, logGroup })],
    });
    return new LogGroup(this, 'log_group', {
      name: logGroup,
      present: this.watched,
      retentionInDays: logging.trail.cloudWatchLogs.retentionDays,
      kmsKeyArn: key.arn,
    });
  }

  private topics(): Topics {
    const { name: prefix, notifications } = this.organization;
    const { region, accountId } = this;
    const at = (service: string, kind: string) => `arn:aws:${service}:${region}:${accountId}:${kind}`;
    const publishers = [
      { service: 'cloudwatch.amazonaws.com', sourceArn: at('cloudwatch', 'alarm:*') },
      { service: 'events.amazonaws.com', sourceArn: at('events', 'rule/*') },
    ];
    const services = publishers.map(({ service }) => service);
    const key = new EncryptionKey(this, 'notifications', {
      alias: `${prefix}-notifications`,
      description: 'Encrypts alarms and findings on their way to people',
      accountId,
      statements: [publisherUse(services, accountId)],
    });
    return new Topics(this, 'topic', {
      prefix,
      accountId,
      region,
      notifications,
      kmsKeyArn: key.arn,
      publishers,
    });
  }

  private trail(group: LogGroup): void {
    const { region, accountId, organization, upstream } = this;
    const { ids, archive } = upstream;
    const archiveId = ids.of(organization.logging.account, this);
    const role = this.deliveryRole();
    const settings = organization.logging.trail;
    new OrganizationTrail(this, 'trail', {
      region,
      accountId,
      name: trailName(organization),
      settings,
      bucketName: logBucketName(bucketPlace(organization, archiveId), 'trail'),
      kmsKeyArn: this.outputsOf(archive).entry('key_arns', 'trail'),
      ...(this.watched && { logs: { groupArn: group.arn, roleArn: role.arn } }),
      neverLogged: allLogBuckets(organization, archiveId).map((name) => `arn:aws:s3:::${name}/`),
      dependsOn: [role.ready],
    });
    this.writeOutputs('trail', { trails: settings.state === 'active' ? { organization: true } : {} });
    this.explainRemoval({ output: 'trails', known: ['organization'], cure: trailCure });
  }

  private deliveryRole(): LogDeliveryRole {
    return new LogDeliveryRole(this, 'trail_log_delivery', {
      name: `${this.organization.name}-trail-logs`,
      present: this.watched,
      region: this.region,
      accountId: this.accountId,
      organizationId: this.upstream.organization.organizationIdFor(this),
      logGroup: logGroupName(this.organization.name),
    });
  }

  private alarms(group: LogGroup, topics: Topics): void {
    const { name: prefix, logging } = this.organization;
    new Alarms(this, 'alarm', {
      prefix,
      alarms: this.watched ? alarmsInForce(logging.alarms, logging.elevatedRoles) : {},
      logGroup: group.name,
      topicArnOfEach: topics.arnOfEachLevel,
    });
  }
}

/** The name of the log group that receives the events of the organization trail. */
const logGroupName = (organization: string): string => `/${organization}/organization-trail`;
