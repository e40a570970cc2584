import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { Construct } from 'constructs';
import { policyOf } from '../../iam-documents/policy-document';
import { serviceTrust } from '../../iam-documents/trust';
import { eachOf } from '../../terraform/for-each';
import { breakGlassPath } from './break-glass-role';
import { BreakGlassTopic } from './break-glass-topic';

/** What is reported, where it can happen, and to whom. */
export interface BreakGlassAlarmProps {
  readonly roleName: string;
  /** id of the account that the users are in */
  readonly accountId: string;
  readonly homeRegion: string;
  /** every region in which somebody could sign in or assume a role */
  readonly regions: readonly string[];
  /** e-mail addresses */
  readonly notify: readonly string[];
}

/**
 * Reports every sign-in of a break-glass user and every use of the role, from all regions through the home region's
 * event bus to one encrypted topic. AssumeRole is a read-only event to CloudTrail, hence the rules' state.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 */
export class BreakGlassAlarm extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: BreakGlassAlarmProps,
  ) {
    super(scope, id);
    const topic = new BreakGlassTopic(this, 'topic', props);
    const rule = this.rules();
    new CloudwatchEventTarget(this, 'notify', {
      rule: `\${${rule}[${JSON.stringify(props.homeRegion)}].name}`,
      arn: topic.arn,
    });
    this.forward(rule);
    const addresses = eachOf(props.notify);
    new SnsTopicSubscription(this, 'email', {
      forEach: addresses,
      topicArn: topic.arn,
      protocol: 'email',
      endpoint: addresses.value,
    });
  }

  private rules(): string {
    const each = eachOf(this.props.regions);
    const rule = new CloudwatchEventRule(this, 'rule', {
      forEach: each,
      region: each.value,
      name: this.props.roleName,
      description: 'Somebody breaks the glass.',
      eventPattern: JSON.stringify(eventPattern(this.props.roleName)),
      state: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
    });
    return `aws_cloudwatch_event_rule.${rule.friendlyUniqueId}`;
  }

  /** Rules of other regions hand their events to the home region. */
  private forward(rule: string): void {
    const { homeRegion, regions, accountId, roleName } = this.props;
    const bus = `arn:aws:events:${homeRegion}:${accountId}:event-bus/default`;
    const role = new IamRole(this, 'forwarder', {
      name: `${roleName}-events`,
      description: 'Hands events of break-glass use to the home region.',
      assumeRolePolicy: JSON.stringify(
        policyOf(
          serviceTrust({
            service: 'events.amazonaws.com',
            accountId,
            sourceArn: `arn:aws:events:*:${accountId}:rule/${roleName}`,
          }),
        ),
      ),
    });
    new IamRolePolicy(this, 'forwarder_policy', {
      role: role.name,
      name: 'put-events',
      policy: JSON.stringify(policyOf({ Effect: 'Allow', Action: 'events:PutEvents', Resource: bus })),
    });
    const each = eachOf(regions.filter((region) => region !== homeRegion));
    new CloudwatchEventTarget(this, 'forward', {
      forEach: each,
      region: each.value,
      rule: `\${${rule}[each.value].name}`,
      arn: bus,
      roleArn: role.arn,
    });
  }
}

/** The role assumed, or a break-glass user signing in to the console. */
const eventPattern = (roleName: string) => ({
  $or: [
    {
      source: ['aws.sts'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        eventName: ['AssumeRole'],
        requestParameters: { roleArn: [{ wildcard: `arn:aws:iam::*:role/${roleName}` }] },
      },
    },
    {
      source: ['aws.signin'],
      'detail-type': ['AWS Console Sign In via CloudTrail'],
      detail: { userIdentity: { arn: [{ wildcard: `arn:aws:iam::*:user${breakGlassPath}*` }] } },
    },
  ],
});
