import { entryOf, placeOf } from '../../src/plan-report/entries';
import { many } from '../../src/plan-report/many';
import { formerly, thingLabel, thingOf } from '../../src/plan-report/things';
import { organizationWith } from '../organization-file';
import { change } from './whole';

const thing = (address: string, more: Parameters<typeof change>[2] = {}) =>
  thingOf(change(address, 'update', more));
const labelOf = (address: string, more: Parameters<typeof change>[2] = {}) =>
  thingLabel(thing(address, more));

test.each([
  ['aws_organizations_organization.organization', 'organization'],
  ['aws_organizations_account.account["shop"]', 'account shop'],
  ['aws_organizations_organizational_unit.ou["Work loads"]', 'OU Work loads'],
  ['aws_organizations_policy.policy["deny"]', 'guardrail deny'],
  [
    'aws_organizations_policy_attachment.attachment["Work:loads:deny"]',
    'guardrail deny (attached to Work:loads)',
  ],
  ['aws_organizations_policy_attachment.attachment["deny"]', 'guardrail deny'],
  ['aws_organizations_policy_attachment.attachment', 'guardrail attachment'],
  ['aws_organizations_delegated_administrator.admin["sso"]', 'delegated administrator sso'],
  ['aws_organizations_resource_policy.policy', 'delegated administrator organizations'],
  ['aws_account_alternate_contact.contact["shop/SECURITY"]', 'account shop (SECURITY contact)'],
  ['aws_account_primary_contact.contact["shop"]', 'account shop (primary contact)'],
  ['aws_account_region.region["shop/eu-south-1"]', 'account shop (eu-south-1 opt-in region)'],
  ['aws_account_region.region', 'account region (opt-in region)'],
  ['aws_cloudtrail.organization', 'trail organization'],
  [
    'aws_macie2_organization_admin_account.macie["eu-west-1"]',
    'delegated administrator macie (macie2 organization admin account eu-west-1)',
  ],
  ['aws_fms_admin_account.firewall_manager', 'delegated administrator firewall-manager (fms admin account)'],
  [
    'aws_inspector2_delegated_admin_account.inspector',
    'delegated administrator inspector (inspector2 delegated admin account)',
  ],
  ['aws_cloudformation_stack_set.roles', 'baseline roles (cloudformation stack set)'],
  ['aws_s3_bucket_policy.log_archive["trail"]', 'bucket log-archive (s3 bucket policy trail)'],
  ['aws_s3_bucket.trail["eu-west-1/logs/a"]', 'bucket trail (s3 bucket eu-west-1/logs/a)'],
  ['aws_s3_bucket.trail["shop/eu-west-1"]', 'bucket trail (s3 bucket shop/eu-west-1)'],
  ['aws_kms_alias.trail', 'key trail (kms alias)'],
  [
    'aws_ssoadmin_account_assignment.assignment["shop/ReadOnly/developers"]',
    'permission set ReadOnly (for developers in shop)',
  ],
  [
    'aws_ssoadmin_account_assignment.assignment["shop/ReadOnly/team/of/two"]',
    'permission set ReadOnly (for team/of/two in shop)',
  ],
  [
    'aws_ssoadmin_account_assignment.assignment["shop/ReadOnly"]',
    'permission set shop (account assignment ReadOnly)',
  ],
  ['aws_ssoadmin_permission_set.set["ReadOnly"]', 'permission set ReadOnly'],
  [
    'aws_ssoadmin_managed_policy_attachment.policy["ReadOnly/ViewOnly"]',
    'permission set ReadOnly (managed policy attachment ViewOnly)',
  ],
  [
    'aws_ssoadmin_permission_set_inline_policy.inline',
    'permission set inline (permission set inline policy)',
  ],
  ['aws_guardduty_detector.all_of_them["eu-west-1"]', 'region eu-west-1 (GuardDuty all of them)'],
  ['aws_sns_topic.critical["eu-west-1"]', 'region eu-west-1 (sns topic critical)'],
  ['aws_sns_topic.critical["eu-nowhere"]', 'aws_sns_topic.critical (eu-nowhere)'],
  ['aws_sns_topic.critical', 'aws_sns_topic.critical'],
])('%s is %s', (address, expected) => {
  expect(labelOf(address)).toBe(expected);
});

test('a guardrail says its description, at most 120 characters of it', () => {
  const described = (description: string) =>
    thing('aws_organizations_policy.policy["deny"]', { description }).part;
  expect(described('Nobody leaves')).toBe('Nobody leaves');
  expect(described('x'.repeat(120))).toBe('x'.repeat(120));
  expect(described('x'.repeat(121))).toBe(`${'x'.repeat(119)}…`);
});

test('a part that is one of many says of what: region, account or target', () => {
  const across = (address: string) => thing(address).across;
  expect(across('aws_kms_key.trail["eu-west-1/a"]')).toEqual({
    of: 'region',
    before: 'kms key ',
    name: 'eu-west-1',
    after: '/a',
  });
  expect(across('aws_kms_key.trail["eu-west-1"]')).toEqual({
    of: 'region',
    before: 'kms key ',
    name: 'eu-west-1',
    after: '',
  });
  expect(across('aws_kms_key.trail["shop/eu-west-1"]')).toEqual({
    of: 'account',
    before: 'kms key ',
    name: 'shop',
    after: '/eu-west-1',
  });
  expect(across('aws_kms_key.trail["shop/other"]')).toBeUndefined();
  expect(across('aws_kms_key.trail["shop"]')).toBeUndefined();
  expect(across('aws_kms_key.trail["shop/eu-west-1/more"]')).toBeUndefined();
  expect(across('aws_organizations_policy_attachment.attachment["Root:deny"]')).toEqual({
    of: 'target',
    before: 'attached to ',
    name: 'Root',
    after: '',
  });
});

test('what stays under another address says what it was called before', () => {
  const was = (movedFrom: string, address: string, action: 'move' | 'destroy' = 'move') =>
    formerly(change(address, action, { movedFrom }));
  const account = (name: string) => `aws_organizations_account.account["${name}"]`;
  expect(was(account('a'), account('b'))).toBe('a');
  expect(was(account('a'), account('b'), 'destroy')).toBeUndefined();
  expect(formerly(change(account('b'), 'update'))).toBeUndefined();
  expect(was('aws_sns_topic.a', 'aws_sns_topic.b')).toBe('aws_sns_topic.a');
  const attached = (key: string) => `aws_organizations_policy_attachment.attachment["${key}"]`;
  expect(was(attached('Old:deny'), attached('New:deny'))).toBe('Old');
  expect(was('aws_organizations_policy_attachment.former["Root:deny"]', attached('Root:deny'))).toBe(
    'aws_organizations_policy_attachment.former["Root:deny"]',
  );
});

test('what is let go of is called as before', () => {
  const forgotten = change('aws_organizations_account.released_shop', 'forget', {
    movedFrom: 'aws_organizations_account.account["shop"]',
  });
  expect(thingLabel(thingOf(forgotten))).toBe('account shop');
  expect(thingLabel(thingOf({ ...forgotten, action: 'update' }))).toBe('account released_shop');
});

const organization = organizationWith({
  policies: { deny: { library: 'deny-leaving-organization' }, other: { library: 'deny-root-user' } },
  root: {
    policies: ['deny', 'other'],
    organizationalUnits: { A: { organizationalUnits: { B: {}, C: {} } }, D: {} },
  },
  accounts: ['b1', 'b2', 'c1', 'c2', 'd1'].map((name) => ({
    name,
    ou: name.startsWith('d') ? 'D' : `A/${name[0]?.toUpperCase()}`,
  })),
});

test('the entry of an account, an OU or a guardrail is found in the file, and of nothing else', () => {
  const line = (kind: 'account' | 'OU' | 'guardrail' | 'bucket', name: string) =>
    entryOf({ kind, name }, organization)?.line;
  expect([line('guardrail', 'deny'), line('guardrail', 'other'), line('guardrail', 'gone')]).toEqual([
    4,
    6,
    undefined,
  ]);
  expect([line('account', 'b1'), line('account', 'A')]).toEqual([19, undefined]);
  expect([line('OU', 'A/B'), line('OU', 'gone')]).toEqual([15, undefined]);
  expect(line('bucket', 'deny')).toBeUndefined();
  expect(placeOf({ file: 'a.yaml', line: 3, column: 5 })).toBe('a.yaml:3:5');
});

test('many accounts, targets or regions are a few words', () => {
  expect(many('account', ['b1', 'b2', 'c1'], organization)).toBe('b1, b2, c1');
  expect(many('account', ['b1', 'b2', 'c1', 'c2'], organization)).toBe('all 4 accounts of A');
  expect(many('account', ['b1', 'b2', 'c1', 'd1'], organization)).toBe('4 accounts of the organization');
  expect(many('account', ['b1', 'b2', 'c1', 'c2', 'd1'], organization)).toBe(
    'all 5 accounts of the organization',
  );
  expect(many('account', ['b1', 'b2', 'c1', 'gone'], organization)).toBe('4 accounts (b1, b2, c1, …)');
  expect(many('account', ['b1', 'b2', 'c1', 'c2'])).toBe('4 accounts (b1, b2, c1, …)');
  expect(many('target', ['Root', 'A', 'D', 'A/B'], organization)).toBe('4 targets (Root, A, D, …)');
  const regions = ['eu-central-1', 'eu-west-1', 'us-east-1', 'eu-north-1'];
  expect(many('region', regions, organization)).toBe('all 4 regions');
  expect(many('region', regions.slice(1).concat('eu-west-2'), organization)).toBe('4 regions');
  expect(many('region', regions)).toBe('4 regions');
});
