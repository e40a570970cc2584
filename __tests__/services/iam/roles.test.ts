import { auditRole } from '../../../src/services/iam/audit-role';
import { breakGlassRole, breakGlassUserPolicy } from '../../../src/services/iam/break-glass-role';
import { deploymentRole } from '../../../src/services/iam/deployment-role';
import { type Runbook, remediationRole } from '../../../src/services/iam/remediation-role';
import { may, mayAssume } from '../simulate';
import { each } from './roles';

const { audit, deployment, breakGlass } = each;
const trusted = '222222222222';
const surroundings = { organizationId: 'o-ab12cd34ef', trustedAccountId: trusted };
const ofOrganization = { 'aws:PrincipalOrgID': 'o-ab12cd34ef' };

describe('the audit role', () => {
  const role = auditRole(audit, surroundings);

  test.each([
    { action: 'iam:GetAccountAuthorizationDetails' },
    { action: 's3:GetBucketPolicy', resource: 'arn:aws:s3:::trail' },
    { action: 'config:DescribeConfigurationRecorders' },
    { action: 'cloudtrail:GetTrailStatus', resource: 'arn:aws:cloudtrail:eu-central-1:123456789012:trail/x' },
    { action: 'ec2:DescribeSecurityGroups' },
  ])('reads configuration: $action', (request) => expect(may(role, request)).toBe(true));

  test.each([
    { action: 's3:GetObject', resource: 'arn:aws:s3:::customers/letters.pdf' },
    { action: 's3:GetObjectVersion', resource: 'arn:aws:s3:::customers/letters.pdf' },
    {
      action: 'secretsmanager:GetSecretValue',
      resource: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:x',
    },
    { action: 'ssm:GetParameters', resource: 'arn:aws:ssm:eu-central-1:123456789012:parameter/password' },
    { action: 'dynamodb:Query', resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/customers' },
    { action: 'logs:FilterLogEvents', resource: 'arn:aws:logs:eu-central-1:123456789012:log-group:app' },
  ])('reads no data: $action', (request) => expect(may(role, request)).toBe(false));

  test('keeps to that even if AWS let the policies of its job functions read everything', () => {
    const widened = { ...role, managedPolicies: ['AdministratorAccess'] };
    expect(may(widened, { action: 's3:GetObject', resource: 'arn:aws:s3:::customers/letters.pdf' })).toBe(
      false,
    );
  });

  test('is assumed by the security account’s scanner and by nobody else', async () => {
    const scanner = `arn:aws:iam::${trusted}:role/security-scanner`;
    expect(await mayAssume(role.trustPolicy, scanner, ofOrganization)).toBe(true);
    expect(await mayAssume(role.trustPolicy, scanner, { 'aws:PrincipalOrgID': 'o-somebodyelse' })).toBe(
      false,
    );
    expect(await mayAssume(role.trustPolicy, `arn:aws:iam::${trusted}:role/intern`, ofOrganization)).toBe(
      false,
    );
    expect(
      await mayAssume(role.trustPolicy, 'arn:aws:iam::333333333333:role/security-scanner', ofOrganization),
    ).toBe(false);
  });
});

describe('the deployment role', () => {
  const made = deploymentRole(deployment, surroundings);
  const role = { ...made, boundary: made.boundary?.document };
  const user = 'arn:aws:iam::123456789012:user/x';
  const itself = 'arn:aws:iam::123456789012:role/landfall-deployment';
  const boundary = 'arn:aws:iam::123456789012:policy/landfall-deployment-boundary';

  test.each([
    { action: 'lambda:CreateFunction', resource: 'arn:aws:lambda:eu-central-1:123456789012:function:x' },
    {
      action: 'cloudformation:CreateStack',
      resource: 'arn:aws:cloudformation:eu-central-1:123456789012:stack/x/*',
    },
    { action: 'iam:GetRole', resource: itself },
    { action: 'iam:PassRole', resource: 'arn:aws:iam::123456789012:role/workload/task' },
  ])('deploys: $action', (request) => expect(may(role, request)).toBe(true));

  const forbidden = [
    { action: 'iam:CreateUser', resource: user },
    { action: 'iam:CreateAccessKey', resource: user },
    { action: 'iam:CreateRole', resource: 'arn:aws:iam::123456789012:role/workload/x' },
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: 'arn:aws:iam::123456789012:role/aws-service-role/x/y',
    },
    { action: 'iam:AttachRolePolicy', resource: itself },
    { action: 'iam:PutRolePolicy', resource: itself },
    { action: 'iam:UpdateAssumeRolePolicy', resource: itself },
    { action: 'iam:DeleteRolePermissionsBoundary', resource: itself },
    { action: 'iam:PutRolePermissionsBoundary', resource: itself },
    { action: 'iam:CreatePolicyVersion', resource: boundary },
    { action: 'iam:SetDefaultPolicyVersion', resource: boundary },
    { action: 'iam:DeletePolicy', resource: boundary },
    { action: 'iam:PassRole', resource: 'arn:aws:iam::123456789012:role/OrganizationAccountAccessRole' },
    { action: 'organizations:LeaveOrganization' },
    { action: 'account:EnableRegion' },
    { action: 'sso:CreateAccountAssignment', resource: 'arn:aws:sso:::instance/ssoins-1234567890abcdef' },
  ];

  test.each(forbidden)('cannot: $action', (request) => expect(may(role, request)).toBe(false));

  test.each(forbidden)('could not even with an administrator’s policy attached: $action', (request) =>
    expect(may({ ...role, managedPolicies: ['AdministratorAccess'] }, request)).toBe(false),
  );

  test('hands no role to a service unless the file names a path', () => {
    const { passRolePath: _, ...rest } = deployment;
    const plain = deploymentRole(rest, surroundings);
    const request = { action: 'iam:PassRole', resource: 'arn:aws:iam::123456789012:role/workload/task' };
    expect(may({ ...plain, boundary: plain.boundary?.document }, request)).toBe(false);
  });
});

describe('the break-glass role', () => {
  const role = breakGlassRole(breakGlass, surroundings);
  const somebody = `arn:aws:iam::${trusted}:user/break-glass/break-glass-1`;
  const fresh = { ...ofOrganization, 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '60' };

  test('is assumed by a break-glass user with fresh MFA only', async () => {
    expect(await mayAssume(role.trustPolicy, somebody, fresh)).toBe(true);
    expect(await mayAssume(role.trustPolicy, somebody, ofOrganization)).toBe(false);
    expect(await mayAssume(role.trustPolicy, somebody, { ...fresh, 'aws:MultiFactorAuthAge': '7200' })).toBe(
      false,
    );
    expect(await mayAssume(role.trustPolicy, `arn:aws:iam::${trusted}:user/intern`, fresh)).toBe(false);
  });

  test('its users may set themselves up and assume it, and nothing else', () => {
    const user = { managedPolicies: [], inlinePolicy: breakGlassUserPolicy(role.roleName) };
    const target = `arn:aws:iam::123456789012:role/${role.roleName}`;
    const context = { 'aws:MultiFactorAuthPresent': 'true', 'aws:username': 'break-glass-1' };
    expect(may(user, { action: 'sts:AssumeRole', resource: target, context })).toBe(true);
    expect(may(user, { action: 'sts:AssumeRole', resource: target })).toBe(false);
    expect(
      may(user, {
        action: 'iam:ChangePassword',
        resource: 'arn:aws:iam::123456789012:user/break-glass/break-glass-1',
        context,
      }),
    ).toBe(true);
    expect(
      may(user, {
        action: 'iam:ChangePassword',
        resource: 'arn:aws:iam::123456789012:user/break-glass/break-glass-2',
        context,
      }),
    ).toBe(false);
    expect(
      may(user, {
        action: 'iam:CreateAccessKey',
        resource: 'arn:aws:iam::123456789012:user/break-glass/break-glass-1',
        context,
      }),
    ).toBe(false);
    expect(may(user, { action: 'ec2:DescribeInstances', context })).toBe(false);
  });
});

describe('the remediation role', () => {
  const accountId = '123456789012';
  const roleFor = (...runbooks: Runbook[]) =>
    remediationRole({ roleName: 'landfall-remediation', accountId, runbooks });
  const revoking = roleFor('AWSConfigRemediation-RevokeUnusedIAMUserCredentials');
  const setting = roleFor('AWSConfigRemediation-SetIAMPasswordPolicy');
  const user = `arn:aws:iam::${accountId}:user/somebody`;

  test.each([
    { action: 'config:ListDiscoveredResources' },
    { action: 'iam:ListAccessKeys', resource: user },
    { action: 'iam:UpdateAccessKey', resource: user },
    { action: 'iam:DeleteLoginProfile', resource: user },
  ])('revokes credentials where that is wanted, and only there: $action', (request) => {
    expect(may(revoking, request)).toBe(true);
    expect(may(setting, request)).toBe(false);
  });

  test('sets the password policy where that is wanted, and only there', () => {
    const request = { action: 'iam:UpdateAccountPasswordPolicy' };
    expect(may(setting, request)).toBe(true);
    expect(may(revoking, request)).toBe(false);
  });

  test.each([
    { action: 'iam:CreateAccessKey', resource: user },
    { action: 'iam:CreateLoginProfile', resource: user },
    { action: 'iam:UpdateLoginProfile', resource: user },
    { action: 'iam:DeleteUser', resource: user },
    { action: 'iam:AttachUserPolicy', resource: user },
    { action: 'iam:PassRole', resource: `arn:aws:iam::${accountId}:role/landfall-remediation` },
    { action: 's3:GetObject', resource: 'arn:aws:s3:::customers/letters.pdf' },
    {
      action: 'ssm:StartAutomationExecution',
      resource: `arn:aws:ssm:eu-central-1:${accountId}:document/own`,
    },
  ])('can do nothing else: $action', (request) => {
    const both = roleFor(
      'AWSConfigRemediation-RevokeUnusedIAMUserCredentials',
      'AWSConfigRemediation-SetIAMPasswordPolicy',
    );
    expect(may(both, request)).toBe(false);
  });

  test('is assumed by automations of its own account only', async () => {
    const from = (source: string) => ({
      'aws:SourceAccount': source,
      'aws:SourceArn': `arn:aws:ssm:eu-central-1:${source}:automation-execution/x`,
    });
    expect(await mayAssume(revoking.trustPolicy, 'ssm.amazonaws.com', from(accountId))).toBe(true);
    expect(await mayAssume(revoking.trustPolicy, 'ssm.amazonaws.com', from('999999999999'))).toBe(false);
    expect(await mayAssume(revoking.trustPolicy, 'ec2.amazonaws.com', from(accountId))).toBe(false);
  });
});
