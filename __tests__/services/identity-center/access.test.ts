import { statementsOf } from '../../../src/iam-documents/policy-document';
import { accessOf, compareAccess } from '../../../src/services/identity-center/access';
import { grantKey, grantsOf } from '../../../src/services/identity-center/grants';
import {
  managementPermissionSets,
  permissionSetsOf,
} from '../../../src/services/identity-center/permission-set-model';
import { organizationWithAccess } from './organization';

const keys = (assignments: string, accounts = '') =>
  grantsOf(organizationWithAccess(`  assignments:\n${assignments}`, accounts)).map(grantKey);

const inherited = 'payments-dev/PowerUserAccess/developers';

test('an assignment to an OU reaches every account below, but neither suspended ones nor the management account', () => {
  expect(
    keys('    - { group: platform, permissionSets: [ReadOnlyAccess], organizationalUnits: [Root] }'),
  ).toEqual(['payments-prod/ReadOnlyAccess/platform', 'payments-dev/ReadOnlyAccess/platform', inherited]);
});

test('the management account is reached by its name', () => {
  expect(keys('    - { group: platform, permissionSets: [ReadOnlyAccess], accounts: [management] }')).toEqual(
    ['management/ReadOnlyAccess/platform', inherited],
  );
});

test('tags reach the accounts that have all of them, the owner’s tag among them', () => {
  const assignment = '    - { group: payments, permissionSets: [Billing], tags: { Owner: payments } }';
  expect(keys(assignment)).toEqual([
    'payments-prod/Billing/payments',
    'payments-dev/Billing/payments',
    inherited,
  ]);
});

test('tags beside OUs narrow them', () => {
  const assignment =
    '    - { group: payments, permissionSets: [Billing], organizationalUnits: [Workloads/Production], tags: { Owner: payments } }';
  expect(keys(assignment)).toEqual(['payments-prod/Billing/payments', inherited]);
});

test('an account takes away what its OU gives a group', () => {
  const account =
    '  - { name: orders-dev, ou: Workloads/Development, access: { groups: { developers: null, payments: [Billing] } } }';
  expect(
    keys(
      '    []'.replace('[]', '- { group: platform, permissionSets: [Billing], accounts: [payments-prod] }'),
      account,
    ),
  ).toEqual(['payments-prod/Billing/platform', inherited, 'orders-dev/Billing/payments']);
});

test('what several ways lead to is one grant with all of its reasons', () => {
  const organization = organizationWithAccess(`
  assignments:
    - { group: developers, permissionSets: [PowerUserAccess], accounts: [payments-dev] }
    - { group: developers, permissionSets: [PowerUserAccess], organizationalUnits: [Workloads/Development] }`);
  expect(grantsOf(organization)).toEqual([
    {
      account: 'payments-dev',
      group: 'developers',
      permissionSet: 'PowerUserAccess',
      sources: [0, 1, 'access'],
    },
  ]);
});

test('sessions last an hour in production and four elsewhere, under a name that says so', () => {
  const organization = organizationWithAccess(`
  assignments: [{ group: platform, permissionSets: [ReadOnlyAccess], organizationalUnits: [Root], accounts: [management] }]`);
  expect(
    accessOf(organization, { group: 'platform' }).map(({ account, nameInAws, sessionDuration }) => [
      account,
      nameInAws,
      sessionDuration,
    ]),
  ).toEqual([
    ['management', 'ReadOnlyAccess-management', 'PT1H'],
    ['payments-prod', 'ReadOnlyAccess-production', 'PT1H'],
    ['payments-dev', 'ReadOnlyAccess', 'PT4H'],
  ]);
});

test('a permission set that is shorter already stays so', () => {
  const { identityCenter } = organizationWithAccess(
    '  permissionSets: { Quick: { predefined: Billing, sessionDuration: PT1H } }',
  );
  if (!identityCenter) throw new Error('it is on');
  const settings = { ...identityCenter, sessions: { long: { duration: 'PT8H', requireMfa: false } } };
  expect(permissionSetsOf(settings, []).map(({ name, sessionDuration }) => [name, sessionDuration])).toEqual([
    ['Quick', 'PT1H'],
    ['Quick-long', 'PT1H'],
  ]);
});

test('only the permission set itself is imported, none of those made from it', () => {
  const arn = 'arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef';
  const { identityCenter } = organizationWithAccess(
    `  permissionSets: { Reader: { predefined: ReadOnlyAccess, arn: "${arn}" } }`,
  );
  if (!identityCenter) throw new Error('it is on');
  const made = [
    ...permissionSetsOf(identityCenter, []),
    ...managementPermissionSets(identityCenter, ['Reader']),
  ];
  expect(made.map(({ name, arn: existing }) => [name, existing])).toEqual([
    ['Reader', arn],
    ['Reader-production', undefined],
    ['Reader-management', undefined],
  ]);
});

test('a permission set of the file’s own keeps what it starts from and adds its own', () => {
  const { identityCenter } = organizationWithAccess(`
  permissionSets:
    Support:
      predefined: SupportUser
      managedPolicies: [AWSBillingReadOnlyAccess]
      inlinePolicy:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Action: "health:*", Resource: "*" }`);
  if (!identityCenter) throw new Error('it is on');
  const [support] = permissionSetsOf(identityCenter, []);
  expect(support?.managedPolicies).toEqual([
    'arn:aws:iam::aws:policy/job-function/SupportUser',
    'arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess',
  ]);
  const statements = support?.inlinePolicy ? statementsOf(support.inlinePolicy) : [];
  expect(statements.map(({ Effect }) => Effect)).toEqual(['Deny', 'Allow']);
});

test('a comparison says what is lost, what is new, and what is there in another form', () => {
  const before = organizationWithAccess(
    '  assignments: [{ group: platform, permissionSets: [Billing, ReadOnlyAccess], accounts: [payments-prod] }]',
  );
  const after = organizationWithAccess(
    '  assignments: [{ group: platform, permissionSets: [SupportUser, ReadOnlyAccess], accounts: [payments-prod] }]',
  );
  const { identityCenter } = after;
  if (!identityCenter) throw new Error('it is on');
  const longer = {
    ...after,
    identityCenter: { ...identityCenter, sessions: { production: { duration: 'PT2H', requireMfa: false } } },
  };
  const { added, removed, changed } = compareAccess(accessOf(before), accessOf(longer));
  expect(added.map(({ permissionSet }) => permissionSet)).toEqual(['SupportUser']);
  expect(removed.map(({ permissionSet }) => permissionSet)).toEqual(['Billing']);
  expect(
    changed.map(({ after: { permissionSet, sessionDuration } }) => [permissionSet, sessionDuration]),
  ).toEqual([['ReadOnlyAccess', 'PT2H']]);
});
