import { compareOrganizations } from '../../src/organization-diff/compare';
import { placesOf } from '../../src/organization-diff/places';
import { diffText } from '../../src/organization-diff/text';
import { organizationFile, organizationFrom, organizationWith } from '../organization-file';

const deny = (...actions: string[]) =>
  `{ Version: "2012-10-17", Statement: [{ Sid: Calls, Effect: Deny, Action: ${JSON.stringify(actions)}, Resource: "*" }] }`;
const shops = Array.from({ length: 12 }, (_, index) => `shop-${index}`);
const before = organizationFile(`
root:
  organizationalUnits:
    Security: {}
    Workloads: { policies: [deny-calls], organizationalUnits: { Production: {}, Staging: {} } }
    Sandboxes: {}
    Suspended: {}
policies: { deny-calls: { content: ${deny('ec2:RunInstances', 'iam:CreateUser')} }, deny-more: { content: ${deny('s3:CreateBucket')} } }
identityCenter:
  groups: { developers: {}, auditors: {} }
  assignments:
    - { group: auditors, permissionSets: [ReadOnlyAccess], organizationalUnits: [Root] }
  managementAccount: { noAdministrator: root }
accounts:
  - { name: tooling, ou: Security, owner: security, accountName: "Acme Tooling" }
  - { name: sand, ou: Sandboxes, owner: retail }
  - { name: test, ou: Workloads/Staging, owner: retail }
${shops.map((name) => `  - { name: ${name}, ou: Workloads/Production, owner: retail }`).join('\n')}
`);
const diffLines = (edit: (text: string) => string): string => {
  const after = edit(before);
  expect(after).not.toBe(before);
  return diffText(compareOrganizations(organizationFrom(before), organizationFrom(after)));
};
const assign = (line: string) => (text: string) =>
  text.replace(
    '  managementAccount: { noAdm',
    `    - { group: developers, ${line} }\n  managementAccount: { noAdm`,
  );

test('access of a whole OU is one line, with several permission sets in it', () => {
  const line = 'permissionSets: [ReadOnlyAccess, Billing], organizationalUnits: [Workloads]';
  expect(diffLines(assign(line))).toContain(
    'Access\n  + developers: Billing, ReadOnlyAccess in all 13 accounts of Workloads\n',
  );
});

test('accounts are told by the lowest OU that has them all', () => {
  const names = ['a', 'b', 'c', 'd'];
  const inShops = organizationWith({
    root: { organizationalUnits: { Retail: { organizationalUnits: { Shops: {} } } } },
    accounts: names.map((name) => ({ name, ou: 'Retail/Shops', owner: 'retail' })),
  });
  expect(placesOf(names, names, inShops)).toBe('all 4 accounts of Retail/Shops');
});

test('accounts beyond a whole OU are named, many of a part of one are counted', () => {
  const some = 'permissionSets: [Billing], accounts: [sand, test, shop-1]';
  expect(diffLines(assign(some))).toContain('+ developers: Billing in sand, shop-1, test\n');
  const part = `permissionSets: [Billing], accounts: [tooling, ${shops.slice(0, 10).join(', ')}]`;
  expect(diffLines(assign(part))).toContain(
    '+ developers: Billing in 10 accounts of Workloads/Production, tooling (Acme Tooling)\n',
  );
});

test('guardrails in force are told by OU; accounts by their name in AWS as well', () => {
  const detached = diffLines((text) => text.replace('Workloads: { policies: [deny-calls],', 'Workloads: {'));
  expect(detached).toContain(
    'Guardrails in force\n  all 13 accounts of Workloads\n  -   deny-calls no longer\n',
  );
  const attached = diffLines((text) => text.replace('Security: {}', 'Security: { policies: [deny-more] }'));
  expect(attached).toContain('  tooling (Acme Tooling)\n  +   deny-more\n');
  const everywhere = diffLines((text) => text.replace('root:\n', 'root:\n  policies: [deny-more]\n'));
  expect(everywhere).toContain('  all 15 accounts\n  +   deny-more\n');
});

test('equal changes of many accounts are one line, and say what differs', () => {
  const tags = diffLines((text) =>
    text.replace('Production: {}', 'Production: { accountDefaults: { tags: { CostCenter: "2" } } }'),
  );
  expect(tags).toBe(
    'Accounts\n  ! shop-0, shop-1, shop-2, shop-3, shop-4 and 7 more: tags.CostCenter none → 2\n',
  );
});

test('a policy is told by its statements and the accounts that it is in force on; a weaker one comes first', () => {
  const less = diffLines((text) =>
    text.replace(deny('ec2:RunInstances', 'iam:CreateUser'), deny('ec2:RunInstances')),
  );
  expect(less).toBe(
    'Protection that gets weaker\n' +
      '  - policy deny-calls, in force on 13 accounts\n' +
      '      ~ Calls: Action - iam:CreateUser\n',
  );
  const more = diffLines((text) =>
    text.replace(deny('s3:CreateBucket'), deny('s3:CreateBucket', 's3:PutObject')),
  );
  expect(more).toBe(
    'Policies\n  ! policy deny-more, in force on 0 accounts\n      ~ Calls: Action + s3:PutObject\n',
  );
});

/** A change of each key of an account and of an OU, and what is told of it. */
test.each([
  ['ou: Sandboxes', 'ou: Security', '! sand: moved Sandboxes → Security'],
  ['name: sand,', 'name: sand, accountName: Sand,', '! sand (Sand): name in AWS sand → Sand'],
  [
    'name: sand,',
    'name: sand, email: sand@acme.example,',
    'e-mail aws+sand@acme.example → sand@acme.example',
  ],
  ['name: sand,', 'name: sand, id: "222222222222",', 'id none → 222222222222'],
  ['name: sand,', 'name: sand, state: suspended,', 'state active → suspended'],
  ['name: sand,', 'name: sand, policies: [deny-more],', 'policies + deny-more'],
  ['name: sand,', 'name: sand, formerName: old, email: aws+sand@acme.example,', 'formerName none → old'],
  ['ou: Sandboxes, owner: retail', 'ou: Sandboxes, owner: bank', '! sand: owner retail → bank\n'],
  ['name: sand,', 'name: sand, tags: { A: b },', 'tags.A none → b'],
  ['name: sand,', 'name: sand, roleName: Other,', 'roleName OrganizationAccountAccessRole → Other'],
  ['name: sand,', 'name: sand, iamUserAccessToBilling: DENY,', 'iamUserAccessToBilling ALLOW → DENY'],
  ['name: sand,', 'name: sand, id: "222222222222", adopted: true,', 'adopted off → on'],
  ['name: sand,', 'name: sand, regions: [af-south-1],', 'regions + af-south-1'],
  [
    'name: sand,',
    'name: sand, access: { groups: { developers: [Billing] } },',
    '+ developers: Billing in sand',
  ],
  ['Sandboxes: {}', 'Sandboxes: { tags: { A: b } }', '! Sandboxes: tags.A none → b'],
  ['Sandboxes: {}', 'Sandboxes: { policies: [deny-more] }', '! Sandboxes: attached deny-more'],
  ['Sandboxes: {}', 'Sandboxes: { foreignPolicies: 2 }', '! Sandboxes: foreignPolicies 0 → 2'],
  ['Sandboxes: {}', 'Sandboxes: { id: ou-ab12-cdef3456 }', '! Sandboxes: id none → ou-ab12-cdef3456'],
  [
    'Sandboxes: {}',
    'Sandboxes: { stack: sand }',
    '! Sandboxes: stack of the accounts below accounts → accounts-sand',
  ],
  ['Suspended: {}', 'Suspended: {}\n    Old: {}', '+ Old'],
  [
    'Sandboxes: {}',
    'Sandboxes: { accountDefaults: { contacts: { security: { name: A, title: B, email: c@acme.example, phone: "+49 30 1" } } } }',
    '! sand: contacts.security none → ',
  ],
])('%s becomes %s', (from, to, line) => {
  expect(diffLines((text) => text.replace(from, to))).toContain(line);
});

test('the management account is told as well', () => {
  const defaults =
    'accountDefaults: { contacts: { security: { name: A, title: B, email: c@acme.example, phone: "+49 30 1" } } }';
  expect(diffLines((text) => text.replace('root:\n', `root:\n  ${defaults}\n`))).toContain(
    '! management, tooling (Acme Tooling)',
  );
});
