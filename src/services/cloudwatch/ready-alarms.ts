/** An alarm: a filter on the trail's events, and when matches raise it. */
export interface Alarm {
  readonly description: string;
  /** CloudWatch's filter pattern, up to 1,024 characters */
  readonly pattern: string;
  /** level of the topic that it notifies */
  readonly level: 'critical' | 'error' | 'info';
  /** matches within a period that raise the alarm */
  readonly threshold: number;
  readonly periodSeconds: number;
}

const either = (...names: string[]): string => names.map((name) => `($.eventName=${name})`).join(' || ');
const anyOf = (...names: string[]): string => `{${either(...names)}}`;
const of = (source: string, ...names: string[]): string =>
  `{($.eventSource=${source}) && (${either(...names)})}`;

const alarm = (level: Alarm['level'], description: string, pattern: string): Alarm => ({
  description,
  pattern,
  level,
  threshold: 1,
  periodSeconds: 300,
});

/**
 * The built-in alarms: those of the CIS AWS Foundations Benchmark, with exactly the patterns that Security Hub's
 * controls CloudWatch.1 to 14 check (tests pin them), and one on changes of the organization (CIS 4.15).
 * https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html, read 2026-11-21
 */
export const readyAlarms = {
  'root-use': alarm(
    'critical',
    'The root user of an account did something',
    '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
  ),
  'unauthorized-calls': alarm(
    'info',
    'A call was refused for lack of permission',
    '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
  ),
  'console-sign-in-without-mfa': alarm(
    'critical',
    'An IAM user signed in to the console without MFA',
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  ),
  'console-sign-in-failures': alarm(
    'error',
    'A sign-in to the console failed',
    '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
  ),
  'iam-policy-changes': alarm(
    'info',
    'An IAM policy was changed, attached or detached',
    of(
      'iam.amazonaws.com',
      'DeleteGroupPolicy',
      'DeleteRolePolicy',
      'DeleteUserPolicy',
      'PutGroupPolicy',
      'PutRolePolicy',
      'PutUserPolicy',
      'CreatePolicy',
      'DeletePolicy',
      'CreatePolicyVersion',
      'DeletePolicyVersion',
      'AttachRolePolicy',
      'DetachRolePolicy',
      'AttachUserPolicy',
      'DetachUserPolicy',
      'AttachGroupPolicy',
      'DetachGroupPolicy',
    ),
  ),
  'trail-changes': alarm(
    'critical',
    'A trail was created, changed, deleted, started or stopped',
    anyOf('CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging'),
  ),
  'config-changes': alarm(
    'error',
    'AWS Config was changed or stopped',
    of(
      'config.amazonaws.com',
      'StopConfigurationRecorder',
      'DeleteDeliveryChannel',
      'PutDeliveryChannel',
      'PutConfigurationRecorder',
    ),
  ),
  'kms-key-deletion': alarm(
    'critical',
    'A KMS key was switched off or is to be deleted',
    of('kms.amazonaws.com', 'DisableKey', 'ScheduleKeyDeletion'),
  ),
  'bucket-policy-changes': alarm(
    'error',
    'The policy, ACL, CORS, lifecycle or replication of a bucket was changed',
    of(
      's3.amazonaws.com',
      'PutBucketAcl',
      'PutBucketPolicy',
      'PutBucketCors',
      'PutBucketLifecycle',
      'PutBucketReplication',
      'DeleteBucketPolicy',
      'DeleteBucketCors',
      'DeleteBucketLifecycle',
      'DeleteBucketReplication',
    ),
  ),
  'security-group-changes': alarm(
    'info',
    'A security group was changed',
    anyOf(
      'AuthorizeSecurityGroupIngress',
      'AuthorizeSecurityGroupEgress',
      'RevokeSecurityGroupIngress',
      'RevokeSecurityGroupEgress',
      'CreateSecurityGroup',
      'DeleteSecurityGroup',
    ),
  ),
  'network-acl-changes': alarm(
    'info',
    'A network ACL was changed',
    anyOf(
      'CreateNetworkAcl',
      'CreateNetworkAclEntry',
      'DeleteNetworkAcl',
      'DeleteNetworkAclEntry',
      'ReplaceNetworkAclEntry',
      'ReplaceNetworkAclAssociation',
    ),
  ),
  'gateway-changes': alarm(
    'info',
    'An internet or customer gateway was changed',
    anyOf(
      'CreateCustomerGateway',
      'DeleteCustomerGateway',
      'AttachInternetGateway',
      'CreateInternetGateway',
      'DeleteInternetGateway',
      'DetachInternetGateway',
    ),
  ),
  'route-table-changes': alarm(
    'info',
    'A route or route table was changed',
    of(
      'ec2.amazonaws.com',
      'CreateRoute',
      'CreateRouteTable',
      'ReplaceRoute',
      'ReplaceRouteTableAssociation',
      'DeleteRouteTable',
      'DeleteRoute',
      'DisassociateRouteTable',
    ),
  ),
  'vpc-changes': alarm(
    'info',
    'A VPC or a peering was changed',
    anyOf(
      'CreateVpc',
      'DeleteVpc',
      'ModifyVpcAttribute',
      'AcceptVpcPeeringConnection',
      'CreateVpcPeeringConnection',
      'DeleteVpcPeeringConnection',
      'RejectVpcPeeringConnection',
      'AttachClassicLinkVpc',
      'DetachClassicLinkVpc',
      'DisableVpcClassicLink',
      'EnableVpcClassicLink',
    ),
  ),
  'organization-changes': alarm(
    'error',
    'The organization, its OUs, accounts or policies were changed',
    of(
      'organizations.amazonaws.com',
      'AcceptHandshake',
      'AttachPolicy',
      'CreateAccount',
      'CreateOrganizationalUnit',
      'CreatePolicy',
      'DeclineHandshake',
      'DeleteOrganization',
      'DeleteOrganizationalUnit',
      'DeletePolicy',
      'DetachPolicy',
      'DisablePolicyType',
      'EnablePolicyType',
      'InviteAccountToOrganization',
      'LeaveOrganization',
      'MoveAccount',
      'RemoveAccountFromOrganization',
      'UpdatePolicy',
      'UpdateOrganizationalUnit',
    ),
  ),
} as const satisfies Record<string, Alarm>;

/** Name of the alarm that is made of `logging.elevatedRoles`. */
export const elevatedRolesAlarm = 'elevated-roles';

/** The alarm on the use of some roles. `*` in a name matches any text. */
export function elevatedRoles(names: readonly string[]): Alarm {
  const roles = names.map((name) => `($.requestParameters.roleArn = "*/${name}")`).join(' || ');
  return alarm(
    'info',
    `Somebody took one of the roles ${names.join(', ')}`,
    `{ ($.eventName = "AssumeRole*") && (${roles}) }`,
  );
}
