import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { policyJson } from '../../iam-documents/policy-document';
import { serviceTrust } from '../../iam-documents/trust';
import { inEach } from '../../terraform/per-region';

/** The regions and event sources to forward. */
export interface ForwardingProps {
  readonly prefix: string;
  /** the account, as a value or an expression without quotes */
  readonly accountId: string;
  readonly homeRegion: string;
  /** regions other than the home region */
  readonly regions: readonly string[];
  /** event sources such as `aws.guardduty` */
  readonly eventSources: readonly string[];
}

/**
 * Forwards findings of other regions to the home region's event bus, where the routes are. Only needed without Security
 * Hub, which aggregates them itself.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html
 */
export class Forwarding extends Construct {
  constructor(scope: Construct, id: string, props: ForwardingProps) {
    super(scope, id);
    const { prefix, accountId, homeRegion, regions, eventSources } = props;
    const bus = `arn:aws:events:${homeRegion}:${accountId}:event-bus/default`;
    const rules = `arn:aws:events:*:${accountId}:rule/${prefix}-findings-home`;
    const role = new IamRole(this, 'role', {
      name: `${prefix}-findings-home`,
      description: 'EventBridge sends findings of other regions home.',
      assumeRolePolicy: policyJson([
        serviceTrust({ service: 'events.amazonaws.com', accountId, sourceArn: rules }),
      ]),
    });
    new IamRolePolicy(this, 'role_policy', {
      role: role.name,
      name: 'put-events',
      policy: policyJson([{ Sid: 'PutEvents', Effect: 'Allow', Action: 'events:PutEvents', Resource: bus }]),
    });
    const rule = new CloudwatchEventRule(this, 'Resource', {
      ...inEach(regions),
      name: `${prefix}-findings-home`,
      description: 'Findings to the home region',
      eventPattern: JSON.stringify({ source: eventSources }),
    });
    new CloudwatchEventTarget(this, 'target', {
      ...inEach(regions),
      rule: `\${aws_cloudwatch_event_rule.${rule.friendlyUniqueId}[each.key].name}`,
      targetId: 'home',
      arn: bus,
      roleArn: role.arn,
    });
  }
}
