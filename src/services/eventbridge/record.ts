import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy';
import { Construct } from 'constructs';
import { policyJson } from '../../iam-documents/policy-document';

/** The log group of findings that the dashboard counts. */
export interface FindingRecordProps {
  readonly prefix: string;
  readonly accountId: string;
  readonly region: string;
  readonly retentionDays: number;
  readonly kmsKeyArn: string;
}

/** Name of the log group that keeps them; EventBridge only writes below `/aws/events/`. */
export const recordName = (prefix: string): string => `/aws/events/${prefix}-findings`;

/**
 * Every finding that Security Hub passes on, in a log group, so that the dashboard can count them by account and age.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-cloudwatchlogs-permissions
 */
export class FindingRecord extends Construct {
  constructor(scope: Construct, id: string, props: FindingRecordProps) {
    super(scope, id);
    const { prefix, accountId, region, retentionDays, kmsKeyArn } = props;
    const name = recordName(prefix);
    const arn = `arn:aws:logs:${region}:${accountId}:log-group:${name}`;
    const group = new CloudwatchLogGroup(this, 'log_group', {
      name,
      retentionInDays: retentionDays,
      kmsKeyId: kmsKeyArn,
      // Holds where the block goes with the dashboard, which `prevent_destroy` does not.
      skipDestroy: true,
      lifecycle: { preventDestroy: true },
    });
    const rule = new CloudwatchEventRule(this, 'Resource', {
      name: `${prefix}-findings-record`,
      description: 'Every finding into the log group that the dashboard counts',
      eventPattern: JSON.stringify({
        source: ['aws.securityhub'],
        'detail-type': ['Security Hub Findings - Imported'],
      }),
    });
    const source = {
      'aws:SourceArn': `arn:aws:events:${region}:${accountId}:rule/${prefix}-findings-record`,
    };
    const write = {
      Effect: 'Allow',
      Principal: { Service: ['events.amazonaws.com', 'delivery.logs.amazonaws.com'] },
      Resource: `${arn}:*`,
    } as const;
    const policy = new CloudwatchLogResourcePolicy(this, 'policy', {
      policyName: `${prefix}-findings`,
      policyDocument: policyJson([
        { ...write, Sid: 'EventBridgeWrites', Action: 'logs:PutLogEvents', Condition: { ArnEquals: source } },
        // AWS's example leaves the making of streams open, which may come without a rule.
        {
          ...write,
          Sid: 'EventBridgeOpensStreams',
          Action: 'logs:CreateLogStream',
          Condition: { ArnEqualsIfExists: source },
        },
      ]),
    });
    new CloudwatchEventTarget(this, 'target', {
      rule: rule.name,
      targetId: 'log-group',
      arn: group.arn,
      dependsOn: [policy],
    });
  }
}
