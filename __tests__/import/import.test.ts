import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadOrganization } from '../../src/config/load';
import { Calls } from '../../src/import/calls';
import { readOrganization } from '../../src/import/import-organization';
import { render } from '../../src/import/render';
import { FileOfOrganization, type Target } from '../../src/import/to-file';
import { organizationOf, withFiles } from '../organization-file';
import { type Answers, awsError, existingAws } from './existing-aws';

afterEach(() => jest.restoreAllMocks());

/** The files that an import writes, by their path, and its notes. */
async function imported(answers: Answers = {}, target: Partial<Target> = {}) {
  existingAws(answers);
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  const calls = new Calls({ cache: join(folder, 'answers'), perSecond: 1e6 });
  const found = await readOrganization(calls, 'eu-central-1').finally(() =>
    rmSync(folder, { recursive: true }),
  );
  const regions = { homeRegion: 'eu-central-1', governedRegions: ['eu-central-1', 'eu-west-1'] };
  const written = new FileOfOrganization(found, { ...regions, ...target }).write();
  const texts = render(written);
  const data = (path: string) => parse(texts.get(path) ?? '');
  return {
    texts,
    notes: written.notes,
    file: data('organization.yaml'),
    accounts: (name: string) => data(`accounts/${name}.yaml`).accounts,
  };
}

test('what it writes is a right organization file, with every account under its OU', async () => {
  const { texts } = await imported();
  const organization = withFiles(Object.fromEntries(texts), (folder) =>
    organizationOf(loadOrganization(join(folder, 'organization.yaml'))),
  );
  expect(organization.accounts.map(({ name, id, parent, email }) => [name, id, parent, email])).toEqual(
    [
      ['sandbox', '555555555555', 'Root', 'someone@acme.example'],
      ['security-tooling', '222222222222', 'Security', 'aws+security-tooling@acme.example'],
      ['shop', '333333333333', 'Workloads/Production', 'aws+shop@acme.example'],
      ['shop-444444', '444444444444', 'Workloads/Production', 'aws+shop-444444@acme.example'],
    ].sort(),
  );
  expect([...texts.keys()].sort()).toEqual([
    'accounts/root.yaml',
    'accounts/security.yaml',
    'accounts/workloads.yaml',
    'organization.yaml',
    'policies/Deny-leaving.json',
    'policies/deny-users.json',
  ]);
});

test('the organization, its root and its OUs are taken over with their ids, tags and policies', async () => {
  const { file } = await imported();
  expect(file.organization).toEqual({
    name: 'acme-corp',
    id: 'o-abcde12345',
    rootId: 'r-ab12',
    adopted: true,
    managementAccount: { id: '111111111111', name: 'acme-corp', email: 'aws@acme.example' },
    homeRegion: 'eu-central-1',
    governedRegions: ['eu-central-1', 'eu-west-1'],
    accountEmail: 'aws+{account}@acme.example',
    suspendedOrganizationalUnit: 'Closed accounts',
    trustedAccess: ['guardduty.amazonaws.com', 'sso.amazonaws.com'],
    policyTypes: ['SERVICE_CONTROL_POLICY'],
  });
  expect(file.root).toEqual({
    policies: ['Deny-leaving'],
    adopted: true,
    accountDefaults: { adopted: true },
    organizationalUnits: {
      Security: { id: 'ou-ab12-11111111', tags: { Purpose: 'Audit' }, foreignPolicies: 1 },
      Workloads: {
        id: 'ou-ab12-22222222',
        organizationalUnits: {
          Production: { id: 'ou-ab12-33333333', policies: ['deny-users'], adopted: true },
        },
      },
      'Closed accounts': { id: 'ou-ab12-44444444' },
    },
  });
  expect([file.version, file.include, file.terraform, file.quotas]).toEqual([
    1,
    ['accounts/*.yaml'],
    { tags: {} },
    undefined,
  ]);
});

test('policies of one’s own are entries with a file; those of AWS and of Control Tower are not', async () => {
  const { file, texts, notes } = await imported();
  const type = 'SERVICE_CONTROL_POLICY';
  expect(file.policies).toEqual({
    'Deny-leaving': {
      type,
      description: 'Nobody leaves.',
      file: 'policies/Deny-leaving.json',
      id: 'p-11111111',
      tags: { Ticket: 'A-1' },
    },
    'deny-users': { type, file: 'policies/deny-users.json', id: 'p-22222222' },
  });
  expect(JSON.parse(texts.get('policies/deny-users.json') ?? '')).toEqual({
    Version: '2012-10-17',
    Statement: { Effect: 'Deny', Action: 'iam:CreateUser', Resource: '*' },
  });
  expect(notes).toContain(
    'The policy “Deny leaving” is renamed to Deny-leaving: the file takes no spaces there.',
  );
});

test('an account has what AWS says of it: owner, tags, policies, contacts, regions, and its name where it is no key', async () => {
  const { accounts } = await imported();
  expect(accounts('workloads')).toEqual([
    {
      name: 'shop',
      ou: 'Workloads/Production',
      owner: 'retail',
      id: '333333333333',
      tags: { CostCenter: '4711' },
      policies: ['Deny-leaving'],
      contacts: {
        security: { name: 'Security', title: 'CISO', email: 'security@acme.example', phone: '+49 30 1' },
        primary: {
          fullName: 'Acme',
          addressLine1: 'Street 1',
          city: 'Berlin',
          postalCode: '10115',
          countryCode: 'DE',
          phone: '+49 30 3',
          companyName: 'Acme Corp',
        },
      },
      regions: ['af-south-1', 'me-south-1'],
    },
    { name: 'shop-444444', ou: 'Workloads/Production', id: '444444444444', accountName: 'Shop' },
  ]);
  expect(accounts('root')).toEqual([
    {
      name: 'sandbox',
      ou: 'Root',
      id: '555555555555',
      accountName: 'Sandbox',
      email: 'someone@acme.example',
    },
  ]);
});

test('what is left out is named: closed accounts, contacts that the file does not take, single users, the management account', async () => {
  const { notes } = await imported();
  expect(notes).toEqual([
    'Closed accounts are left out: Old (666666666666), Older (777777777777).',
    'Assignments to single users are left out; give them to groups: Auditor for u-1 in 333333333333.',
    'Assignments on the management account are left out, because it gets permission sets of its own: Developer for AWS/Developers in 111111111111.',
    'The policy “Deny leaving” is renamed to Deny-leaving: the file takes no spaces there.',
    'The billing contact of Sandbox is left out: the file does not take it as AWS has it.',
  ]);
});

test('permission sets are taken over with everything in them, and assignments are one entry for a group and its accounts', async () => {
  const { file } = await imported();
  const managedPolicies = [
    'arn:aws:iam::aws:policy/ReadOnlyAccess',
    'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess',
  ];
  expect(file.identityCenter).toEqual({
    adopted: true,
    permissionSets: {
      Developer: {
        arn: 'arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-d234567890abcdef',
        description: 'Deploys.',
        sessionDuration: 'PT4H',
        relayState: 'https://a.example',
        managedPolicies,
        customerManagedPolicies: [{ name: 'deploy', path: '/team/' }, { name: 'read' }],
        permissionsBoundary: { customerManagedPolicy: { name: 'limits' } },
        tags: { Team: 'dev' },
      },
      Auditor: {
        arn: 'arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-a234567890abcdef',
        sessionDuration: 'PT1H',
        managedPolicies,
        inlinePolicy: {
          Version: '2012-10-17',
          Statement: { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' },
        },
      },
    },
    groups: { 'AWS-Developers': { displayName: 'AWS/Developers' } },
    assignments: [
      {
        group: 'AWS-Developers',
        permissionSets: ['Developer', 'Auditor'],
        accounts: ['shop', 'shop-444444'],
      },
    ],
    managementAccount: {
      noAdministrator: 'Imported; assignments on the management account were left as they are.',
    },
  });
});

test('an organization without Identity Center, with a resource policy and with AWS’s boundary', async () => {
  const none = await imported({
    ListInstances: () => ({ Instances: [] }),
    DescribeResourcePolicy: () => ({ ResourcePolicy: { Content: '{}' } }),
  });
  expect(none.file.identityCenter).toBeUndefined();
  expect(none.notes).toContainEqual(
    expect.stringContaining('The resource policy of the organization is left alone'),
  );
  const arn = 'arn:aws:iam::aws:policy/PowerUserAccess';
  const bounded = await imported({
    GetPermissionsBoundaryForPermissionSet: () => ({ PermissionsBoundary: { ManagedPolicyArn: arn } }),
  });
  expect(bounded.file.identityCenter.permissionSets.Auditor.permissionsBoundary).toEqual({
    managedPolicy: arn,
  });
});

test('an administrator is taken over where all that its service needs is delegated', async () => {
  const only = (...principals: string[]) =>
    imported({
      ListDelegatedServicesForAccount: () => ({
        DelegatedServices: principals.map((ServicePrincipal) => ({ ServicePrincipal })),
      }),
    });
  expect((await imported()).file.delegatedAdministrators).toEqual({
    accessAnalyzer: 'security-tooling',
    guardDuty: 'security-tooling',
  });
  expect((await only('config.amazonaws.com')).file.delegatedAdministrators).toBeUndefined();
  expect(
    (await only('config.amazonaws.com', 'config-multiaccountsetup.amazonaws.com')).file
      .delegatedAdministrators,
  ).toEqual({ config: 'security-tooling' });
});

test('a name of one’s own is cut to what names of buckets take', async () => {
  const { file } = await imported({}, { name: 'Acme International Holding' });
  expect(file.organization.name).toBe('acme-international-h');
});

test('an OU with a slash in its name is named, and more accounts than AWS’s quota are said', async () => {
  const { notes, file } = await imported({
    ListOrganizationalUnitsForParent: ({ ParentId }) => ({
      OrganizationalUnits: ParentId === 'r-ab12' ? [{ Id: 'ou-ab12-99999999', Name: 'R/D' }] : [],
    }),
    ListAccountsForParent: ({ ParentId }) => ({
      Accounts:
        ParentId === 'r-ab12'
          ? Array.from({ length: 12 }, (_, index) => ({
              Id: String(100000000000 + index),
              Name: `a${index}`,
            }))
          : [],
    }),
  });
  expect(notes).toContain('The OU R/D has a slash in its name, which the file does not take: rename it.');
  expect(file.quotas).toEqual({ accounts: 13 });
  expect(file.organization.managementAccount).toEqual({ id: '111111111111', name: 'management' });
});

test('nothing is asked about a closed account, of which AWS tells nothing', async () => {
  const asked: (string | undefined)[] = [];
  await imported({
    ListRegions: ({ AccountId }) => {
      asked.push(AccountId);
      return { Regions: [] };
    },
  });
  expect(asked).toEqual(['555555555555', '222222222222', '333333333333', '444444444444']);
});

test('any other refusal of AWS ends the import', async () => {
  const denied = () => {
    throw awsError('AccessDeniedException');
  };
  await expect(imported({ DescribeResourcePolicy: denied })).rejects.toThrow('AccessDeniedException');
  await expect(imported({ GetAlternateContact: denied })).rejects.toThrow('AccessDeniedException');
});

test('control characters of a name reach no terminal by way of a note in the file', async () => {
  const { texts } = await imported({
    DescribePolicy: () => ({ Policy: { PolicySummary: { Name: 'a\u001b[31mb' }, Content: '{}' } }),
  });
  expect(texts.get('organization.yaml')).toContain('# NOTE: The policy “a');
  expect(texts.get('organization.yaml')).not.toContain('\u001b');
});
