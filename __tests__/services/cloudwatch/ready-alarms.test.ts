import { elevatedRoles, readyAlarms } from '../../../src/services/cloudwatch/ready-alarms';
import { assumes, call, rootCall, signIn } from './events';
import { matches } from './filter-pattern';

type Name = keyof typeof readyAlarms;

const failedSignIn = { errorMessage: 'Failed authentication', responseElements: { ConsoleLogin: 'Failure' } };
const refused = { errorCode: 'AccessDenied', errorMessage: 'not authorized to perform' };

/** Events that each alarm must hear of, and events like them that it must not. */
const samples: Record<Name, { hears: object[]; ignores: object[] }> = {
  'root-use': {
    hears: [rootCall(), signIn('Root', 'Yes')],
    ignores: [
      call('account', 'PutContactInformation'),
      rootCall({
        userIdentity: { type: 'Root', accountId: '222222222222', invokedBy: 'support.amazonaws.com' },
      }),
      rootCall({ eventType: 'AwsServiceEvent' }),
    ],
  },
  'unauthorized-calls': {
    hears: [
      call('ec2', 'RunInstances', { errorCode: 'Client.UnauthorizedOperation' }),
      call('s3', 'GetObject', refused),
      call('kms', 'Decrypt', { errorCode: 'AccessDeniedException' }),
    ],
    ignores: [
      call('ec2', 'RunInstances'),
      call('ec2', 'RunInstances', { errorCode: 'Client.DryRunOperation' }),
    ],
  },
  'console-sign-in-without-mfa': {
    hears: [signIn('IAMUser', 'No')],
    ignores: [
      signIn('IAMUser', 'Yes'),
      signIn('AssumedRole', 'No'),
      signIn('IAMUser', 'No', failedSignIn),
      call('sts', 'AssumeRole'),
    ],
  },
  'console-sign-in-failures': {
    hears: [signIn('IAMUser', 'No', failedSignIn), signIn('Root', 'No', failedSignIn)],
    ignores: [signIn('IAMUser', 'Yes'), call('s3', 'GetObject', refused)],
  },
  'iam-policy-changes': {
    hears: [
      call('iam', 'PutRolePolicy'),
      call('iam', 'AttachUserPolicy'),
      call('iam', 'DeletePolicyVersion'),
    ],
    ignores: [call('iam', 'GetRolePolicy'), call('organizations', 'CreatePolicy'), call('iam', 'CreateRole')],
  },
  'trail-changes': {
    hears: [call('cloudtrail', 'StopLogging'), call('cloudtrail', 'DeleteTrail')],
    ignores: [call('cloudtrail', 'DescribeTrails'), call('cloudtrail', 'LookupEvents')],
  },
  'config-changes': {
    hears: [call('config', 'StopConfigurationRecorder'), call('config', 'DeleteDeliveryChannel')],
    ignores: [call('config', 'StartConfigurationRecorder'), call('config', 'PutEvaluations')],
  },
  'kms-key-deletion': {
    hears: [call('kms', 'ScheduleKeyDeletion'), call('kms', 'DisableKey')],
    ignores: [call('kms', 'Decrypt'), call('kms', 'CancelKeyDeletion'), call('other', 'DisableKey')],
  },
  'bucket-policy-changes': {
    hears: [call('s3', 'PutBucketPolicy'), call('s3', 'DeleteBucketLifecycle'), call('s3', 'PutBucketAcl')],
    ignores: [call('s3', 'GetBucketPolicy'), call('s3', 'PutObject'), call('other', 'PutBucketPolicy')],
  },
  'security-group-changes': {
    hears: [call('ec2', 'AuthorizeSecurityGroupIngress'), call('ec2', 'DeleteSecurityGroup')],
    ignores: [call('ec2', 'DescribeSecurityGroups')],
  },
  'network-acl-changes': {
    hears: [call('ec2', 'CreateNetworkAclEntry'), call('ec2', 'ReplaceNetworkAclAssociation')],
    ignores: [call('ec2', 'DescribeNetworkAcls')],
  },
  'gateway-changes': {
    hears: [call('ec2', 'AttachInternetGateway'), call('ec2', 'CreateCustomerGateway')],
    ignores: [call('ec2', 'DescribeInternetGateways'), call('ec2', 'CreateNatGateway')],
  },
  'route-table-changes': {
    hears: [call('ec2', 'CreateRoute'), call('ec2', 'DisassociateRouteTable')],
    ignores: [call('ec2', 'DescribeRouteTables'), call('appmesh', 'CreateRoute')],
  },
  'vpc-changes': {
    hears: [call('ec2', 'CreateVpc'), call('ec2', 'AcceptVpcPeeringConnection')],
    ignores: [call('ec2', 'DescribeVpcs'), call('ec2', 'CreateVpcEndpoint')],
  },
  'organization-changes': {
    hears: [
      call('organizations', 'DetachPolicy'),
      call('organizations', 'MoveAccount'),
      call('organizations', 'LeaveOrganization'),
    ],
    ignores: [call('organizations', 'DescribeOrganization'), call('iam', 'CreatePolicy')],
  },
};

describe.each(Object.keys(readyAlarms) as Name[])('the alarm %s', (name) => {
  const { pattern } = readyAlarms[name];

  test.each(samples[name].hears)('hears of %j', (event) => {
    expect(matches(pattern, event)).toBe(true);
  });

  test.each(samples[name].ignores)('ignores %j', (event) => {
    expect(matches(pattern, event)).toBe(false);
  });

  test('has a pattern that CloudWatch takes: up to 1,024 characters', () => {
    expect(pattern.length).toBeLessThanOrEqual(1024);
  });
});

describe('the use of elevated roles', () => {
  const { pattern } = elevatedRoles([
    'OrganizationAccountAccessRole',
    'AWSReservedSSO_AdministratorAccess_*',
  ]);
  const sso =
    'aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_AdministratorAccess_0123456789abcdef';

  test.each([
    assumes('arn:aws:iam::222222222222:role/OrganizationAccountAccessRole'),
    assumes(`arn:aws:iam::222222222222:role/${sso}`, 'AssumeRoleWithSAML'),
  ])('is heard of: %j', (event) => {
    expect(matches(pattern, event)).toBe(true);
  });

  test.each([
    assumes('arn:aws:iam::222222222222:role/reader'),
    assumes('arn:aws:iam::222222222222:role/NotOrganizationAccountAccessRole'),
    call('sts', 'GetCallerIdentity'),
  ])('is told from %j', (event) => {
    expect(matches(pattern, event)).toBe(false);
  });

  test('nine long names fit a pattern', () => {
    const names = Array.from({ length: 9 }, (_, index) => `${index}`.padEnd(64, 'x'));
    expect(elevatedRoles(names).pattern.length).toBeLessThanOrEqual(1024);
  });
});

test('Security Hub finds its controls CloudWatch.1 to 14 in the very strings that it looks for', () => {
  const either = (names: string) =>
    names
      .split(' ')
      .map((name) => `($.eventName=${name})`)
      .join(' || ');
  expect(Object.values(readyAlarms).map(({ pattern }) => pattern)).toEqual([
    '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
    '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
    '{($.eventSource=iam.amazonaws.com) && (($.eventName=DeleteGroupPolicy) || ($.eventName=DeleteRolePolicy) || ($.eventName=DeleteUserPolicy) || ($.eventName=PutGroupPolicy) || ($.eventName=PutRolePolicy) || ($.eventName=PutUserPolicy) || ($.eventName=CreatePolicy) || ($.eventName=DeletePolicy) || ($.eventName=CreatePolicyVersion) || ($.eventName=DeletePolicyVersion) || ($.eventName=AttachRolePolicy) || ($.eventName=DetachRolePolicy) || ($.eventName=AttachUserPolicy) || ($.eventName=DetachUserPolicy) || ($.eventName=AttachGroupPolicy) || ($.eventName=DetachGroupPolicy))}',
    '{($.eventName=CreateTrail) || ($.eventName=UpdateTrail) || ($.eventName=DeleteTrail) || ($.eventName=StartLogging) || ($.eventName=StopLogging)}',
    '{($.eventSource=config.amazonaws.com) && (($.eventName=StopConfigurationRecorder) || ($.eventName=DeleteDeliveryChannel) || ($.eventName=PutDeliveryChannel) || ($.eventName=PutConfigurationRecorder))}',
    '{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion))}',
    '{($.eventSource=s3.amazonaws.com) && (($.eventName=PutBucketAcl) || ($.eventName=PutBucketPolicy) || ($.eventName=PutBucketCors) || ($.eventName=PutBucketLifecycle) || ($.eventName=PutBucketReplication) || ($.eventName=DeleteBucketPolicy) || ($.eventName=DeleteBucketCors) || ($.eventName=DeleteBucketLifecycle) || ($.eventName=DeleteBucketReplication))}',
    '{($.eventName=AuthorizeSecurityGroupIngress) || ($.eventName=AuthorizeSecurityGroupEgress) || ($.eventName=RevokeSecurityGroupIngress) || ($.eventName=RevokeSecurityGroupEgress) || ($.eventName=CreateSecurityGroup) || ($.eventName=DeleteSecurityGroup)}',
    '{($.eventName=CreateNetworkAcl) || ($.eventName=CreateNetworkAclEntry) || ($.eventName=DeleteNetworkAcl) || ($.eventName=DeleteNetworkAclEntry) || ($.eventName=ReplaceNetworkAclEntry) || ($.eventName=ReplaceNetworkAclAssociation)}',
    '{($.eventName=CreateCustomerGateway) || ($.eventName=DeleteCustomerGateway) || ($.eventName=AttachInternetGateway) || ($.eventName=CreateInternetGateway) || ($.eventName=DeleteInternetGateway) || ($.eventName=DetachInternetGateway)}',
    '{($.eventSource=ec2.amazonaws.com) && (($.eventName=CreateRoute) || ($.eventName=CreateRouteTable) || ($.eventName=ReplaceRoute) || ($.eventName=ReplaceRouteTableAssociation) || ($.eventName=DeleteRouteTable) || ($.eventName=DeleteRoute) || ($.eventName=DisassociateRouteTable))}',
    '{($.eventName=CreateVpc) || ($.eventName=DeleteVpc) || ($.eventName=ModifyVpcAttribute) || ($.eventName=AcceptVpcPeeringConnection) || ($.eventName=CreateVpcPeeringConnection) || ($.eventName=DeleteVpcPeeringConnection) || ($.eventName=RejectVpcPeeringConnection) || ($.eventName=AttachClassicLinkVpc) || ($.eventName=DetachClassicLinkVpc) || ($.eventName=DisableVpcClassicLink) || ($.eventName=EnableVpcClassicLink)}',
    `{($.eventSource=organizations.amazonaws.com) && (${either('AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit')})}`,
  ]);
});
