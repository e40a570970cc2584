import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { policyJson, type Statement } from '../../iam-documents/policy-document';
import { eachOf } from '../../terraform/for-each';

/** The trail and the log group of the delivery role. */
export interface LogDeliveryRoleProps {
  readonly name: string;
  readonly present: boolean;
  readonly region: string;
  /** the management account's id */
  readonly accountId: string;
  readonly organizationId: string;
  readonly logGroup: string;
}

/**
 * The role by which CloudTrail writes to CloudWatch Logs: into the streams of the management account and of the
 * organization, nowhere else.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export class LogDeliveryRole extends Construct {
  /** ARN, as an expression */
  readonly arn: string;
  /** what the trail waits for */
  readonly ready: TerraformResource;

  constructor(scope: Construct, id: string, props: LogDeliveryRoleProps) {
    super(scope, id);
    const forEach = eachOf(props.present ? [props.name] : []);
    const role = new IamRole(this, 'Resource', {
      forEach,
      name: props.name,
      description: 'CloudTrail writes the organization trail to CloudWatch Logs',
      assumeRolePolicy: policyJson([trust]),
    });
    const address = `aws_iam_role.${role.friendlyUniqueId}`;
    this.ready = new IamRolePolicy(this, 'policy', {
      forEach,
      name: 'write-log-streams',
      role: `\${${address}[each.key].id}`,
      policy: policyJson([deliveryStatement(props)]),
    });
    this.arn = `\${one(values(${address})[*].arn)}`;
  }
}

/** According to AWS's page, CloudTrail sends no `aws:SourceArn` here, so the trust cannot be limited further. */
const trust: Statement = {
  Sid: 'CloudTrail',
  Effect: 'Allow',
  Principal: { Service: 'cloudtrail.amazonaws.com' },
  Action: 'sts:AssumeRole',
};

/** The permissions of the role. */
export function deliveryStatement(props: Omit<LogDeliveryRoleProps, 'name' | 'present'>): Statement {
  const { region, accountId, organizationId, logGroup } = props;
  const streams = `arn:aws:logs:${region}:${accountId}:log-group:${logGroup}:log-stream`;
  return {
    Sid: 'WriteStreams',
    Effect: 'Allow',
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: [`${streams}:${accountId}_CloudTrail_${region}*`, `${streams}:${organizationId}_*`],
  };
}
