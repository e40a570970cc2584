import { loadedFrom, organizationFile, organizationOf } from '../../organization-file';

const resolved = (rest: string | object, organization: object = {}, files: Record<string, string> = {}) =>
  organizationOf(loadedFrom(organizationFile(rest, organization), files));

const account = (more: object, rest: object = {}, organization: object = {}) => {
  const { accounts } = resolved({ accounts: [{ name: 'shop', ou: 'Root', ...more }], ...rest }, organization);
  const [first] = accounts;
  if (!first) throw new Error('unreachable');
  return first;
};

const phone = '+49 30 1234567';
const contact = { name: 'Ada', title: 'Head', email: 'ada@acme.example', phone };

describe('an account', () => {
  test('takes an inherited tag away by null', () => {
    const { tags } = account(
      { tags: { CostCenter: null, Service: 'shop' } },
      { root: { accountDefaults: { tags: { CostCenter: '4711', Team: 'web' } } } },
    );
    expect(tags).toEqual({ Team: 'web', Service: 'shop' });
  });

  test('that says nothing has the defaults of the format', () => {
    const { source, ...shop } = account({});
    expect(shop).toEqual({
      name: 'shop',
      accountName: 'shop',
      email: 'aws+shop@acme.example',
      management: false,
      ou: 'Root',
      parent: 'Root',
      state: 'active',
      tags: {},
      policies: [],
      roleName: 'OrganizationAccountAccessRole',
      iamUserAccessToBilling: 'ALLOW',
      contacts: {},
      access: { groups: {} },
      regions: [],
      adopted: false,
      stack: 'accounts',
    });
    expect(source).toMatchObject({ line: 4 });
    expect(source.file).toMatch(/organization\.yaml$/);
  });

  test('that says everything has it', () => {
    const said = {
      accountName: 'The Shop',
      email: 'shop@acme.example',
      id: '222222222222',
      owner: 'shop-team',
      tags: { CostCenter: '7' },
      roleName: 'Admin',
      iamUserAccessToBilling: 'DENY',
      contacts: { security: contact },
      adopted: true,
      formerName: 'store',
      formerStack: 'accounts',
    };
    expect(
      account({ ...said, ou: 'Workloads' }, { root: { organizationalUnits: { Workloads: { stack: 'w' } } } }),
    ).toMatchObject({
      ...said,
      tags: { Owner: 'shop-team', CostCenter: '7' },
      stack: 'accounts-w',
      ou: 'Workloads',
      parent: 'Workloads',
    });
  });

  test('has the tag Owner of its owner, unless its tags say another', () => {
    expect(account({ owner: 'shop-team' }).tags).toEqual({ Owner: 'shop-team' });
    expect(account({ owner: 'shop-team', tags: { Owner: 'sales' } }).tags).toEqual({ Owner: 'sales' });
    expect(account({})).not.toHaveProperty('owner');
  });

  test('that is suspended is in the suspended OU, and keeps the one that the file gives', () => {
    const rest = { root: { organizationalUnits: { Suspended: {}, Workloads: {} } } };
    const organization = { suspendedOrganizationalUnit: 'Suspended' };
    const shop = { ou: 'Workloads', id: '222222222222', state: 'suspended' };
    expect(account(shop, rest, organization)).toMatchObject({
      ou: 'Workloads',
      parent: 'Suspended',
      state: 'suspended',
    });
    expect(account({ ...shop, state: 'released' }, rest, organization)).toMatchObject({
      parent: 'Workloads',
    });
  });

  test('has the governed regions that must be switched on, unless it names its own', () => {
    const organization = { governedRegions: ['eu-central-1', 'eu-south-1', 'eu-central-2'] };
    expect(account({}, {}, organization).regions).toEqual(['eu-south-1', 'eu-central-2']);
    expect(account({ regions: ['eu-south-1'] }, {}, organization).regions).toEqual(['eu-south-1']);
    expect(account({ regions: [] }, {}, organization).regions).toEqual([]);
  });

  test('inherits from the root and every OU above it; the nearest level wins, null takes away', () => {
    const rest = {
      root: {
        accountDefaults: {
          owner: 'platform',
          tags: { Level: 'root', Kept: 'yes' },
          contacts: { billing: contact },
        },
        organizationalUnits: {
          Workloads: {
            accountDefaults: { owner: 'workloads', tags: { Level: 'workloads' } },
            organizationalUnits: { Production: { accountDefaults: { tags: { Level: 'production' } } } },
          },
        },
      },
    };
    const shop = account({ ou: 'Workloads/Production' }, rest);
    expect(shop.owner).toBe('workloads');
    expect(shop.tags).toEqual({ Owner: 'workloads', Level: 'production', Kept: 'yes' });
    expect(shop.contacts).toEqual({ billing: contact });
    expect(account({ contacts: { billing: null } }, rest).contacts).toEqual({});
    expect(account({}, rest).tags).toEqual({ Owner: 'platform', Level: 'root', Kept: 'yes' });
    expect(account({ owner: null, tags: null }, rest)).toMatchObject({ tags: {} });
  });
});

describe('the management account', () => {
  const { management } = resolved(
    { root: { accountDefaults: { owner: 'platform', tags: { Level: 'root' } } } },
    { managementAccount: { id: '111111111111', name: 'payer', email: 'payer@acme.example' } },
  );

  test('inherits what the root says, and is in the root', () => {
    expect(management).toMatchObject({
      name: 'payer',
      accountName: 'payer',
      email: 'payer@acme.example',
      id: '111111111111',
      management: true,
      ou: 'Root',
      parent: 'Root',
      state: 'active',
      stack: 'accounts',
      policies: [],
      owner: 'platform',
      tags: { Owner: 'platform', Level: 'root' },
    });
    expect(management.source).toMatchObject({ line: 2 });
  });

  test('has no address of the pattern: the file gives it or nobody', () => {
    expect(resolved('').management).not.toHaveProperty('email');
    expect(resolved('').management).toMatchObject({
      name: 'management',
      roleName: 'OrganizationAccountAccessRole',
    });
  });
});

describe('the tree', () => {
  const { root, organizationalUnits } = resolved(
    {
      policies: { 'deny-leaving': { library: 'deny-leaving-organization' } },
      root: {
        policies: ['deny-leaving'],
        organizationalUnits: {
          Workloads: {
            id: 'ou-4813-aaaaaaaa',
            stack: 'workloads',
            formerName: 'Work',
            tags: { Level: '1' },
            policies: ['deny-leaving'],
            foreignPolicies: 2,
            adopted: true,
            organizationalUnits: { Production: {}, Old: { formerName: 'Older', stack: 'old' }, Root: {} },
          },
          Sandbox: null,
          Left: { state: 'released' },
        },
      },
    },
    { rootId: 'r-4813', id: 'o-4813481348' },
  );
  const source = expect.objectContaining({ line: expect.any(Number) });

  test('begins at the root, which has the id of the file', () => {
    expect(root).toEqual({
      path: 'Root',
      name: 'Root',
      depth: 0,
      id: 'r-4813',
      tags: {},
      policies: ['deny-leaving'],
      stack: 'accounts',
      foreignPolicies: 0,
      adopted: false,
      state: 'active',
      source,
    });
    expect(resolved('').root).not.toHaveProperty('id');
    expect(resolved('', { id: 'o-4813481348' })).toMatchObject({ id: 'o-4813481348' });
    expect(resolved('')).not.toHaveProperty('id');
  });

  test('has each OU after its parent, with its path, its stack and the path before a rename', () => {
    const plain = { tags: {}, policies: [], foreignPolicies: 0, adopted: false, state: 'active', source };
    expect(organizationalUnits).toEqual([
      {
        path: 'Workloads',
        name: 'Workloads',
        depth: 1,
        parent: 'Root',
        id: 'ou-4813-aaaaaaaa',
        tags: { Level: '1' },
        policies: ['deny-leaving'],
        stack: 'accounts-workloads',
        foreignPolicies: 2,
        adopted: true,
        state: 'active',
        formerPath: 'Work',
        source,
      },
      {
        ...plain,
        path: 'Workloads/Production',
        name: 'Production',
        depth: 2,
        parent: 'Workloads',
        stack: 'accounts-workloads',
        formerPath: 'Work/Production',
      },
      {
        ...plain,
        path: 'Workloads/Old',
        name: 'Old',
        depth: 2,
        parent: 'Workloads',
        stack: 'accounts-old',
        formerPath: 'Work/Older',
      },
      {
        ...plain,
        path: 'Workloads/Root',
        name: 'Root',
        depth: 2,
        parent: 'Workloads',
        stack: 'accounts-workloads',
        formerPath: 'Work/Root',
      },
      { ...plain, path: 'Sandbox', name: 'Sandbox', depth: 1, parent: 'Root', stack: 'accounts' },
      {
        ...plain,
        path: 'Left',
        name: 'Left',
        depth: 1,
        parent: 'Root',
        stack: 'accounts',
        state: 'released',
      },
    ]);
  });

  test('knows the line that each OU is written on', () => {
    const units = resolved(
      'root:\n  organizationalUnits:\n    Security: {}\n    Workloads: {}\n',
    ).organizationalUnits;
    expect(units.map(({ source: at }) => [at.line, at.column])).toEqual([
      [5, 5],
      [6, 5],
    ]);
  });
});

describe('policies', () => {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'iam:*', Resource: '*' }] };
  const own = { type: 'SERVICE_CONTROL_POLICY', content: document };

  test('have their document, their type and what the file says of them', () => {
    const { policies } = resolved({
      policies: {
        leaving: { library: 'deny-leaving-organization' },
        own: { ...own, description: 'No IAM', tags: { Owner: 'us' }, pack: false },
        there: { ...own, id: 'p-12345678' },
      },
      root: { policies: ['leaving', 'own', 'there'] },
    });
    const source = expect.objectContaining({ column: 3 });
    expect(policies).toEqual([
      expect.objectContaining({ name: 'leaving', type: 'SERVICE_CONTROL_POLICY', pack: true, tags: {} }),
      {
        name: 'own',
        type: 'SERVICE_CONTROL_POLICY',
        description: 'No IAM',
        document,
        pack: false,
        tags: { Owner: 'us' },
        source,
      },
      // A policy that exists already is imported as it is, so it shares no document.
      {
        name: 'there',
        type: 'SERVICE_CONTROL_POLICY',
        document,
        pack: false,
        id: 'p-12345678',
        tags: {},
        source,
      },
    ]);
    expect(policies.map(({ source: { line } }) => line)).toEqual([4, 6, 18]);
  });

  test('enable their types, beside those of services and of the file, each once and sorted', () => {
    expect(resolved('').policyTypes).toEqual([]);
    const guardDuty = {
      accounts: [{ name: 'security', ou: 'Root' }],
      delegatedAdministrators: { guardDuty: 'security' },
    };
    expect(resolved(guardDuty).policyTypes).toEqual([]);
    const rest = {
      policies: {
        own,
        leaving: { library: 'deny-leaving-organization' },
        'opt-out': { library: 'ai-services-opt-out' },
      },
      root: { policies: ['own', 'leaving', 'opt-out'], organizationalUnits: { Security: {} } },
      accounts: [{ name: 'security', ou: 'Security' }],
      delegatedAdministrators: { inspector: 'security' },
    };
    expect(resolved(rest, { policyTypes: ['TAG_POLICY'] }).policyTypes).toEqual([
      'AISERVICES_OPT_OUT_POLICY',
      'INSPECTOR_POLICY',
      'SERVICE_CONTROL_POLICY',
      'TAG_POLICY',
    ]);
  });
});

describe('trusted access', () => {
  const always = ['account.amazonaws.com', 'cloudtrail.amazonaws.com'];

  test('is for what the file switches on, and for nothing else', () => {
    expect(resolved('').trustedAccess).toEqual(always);
    const guardrail = {
      policies: { leaving: { library: 'deny-leaving-organization' } },
      root: { policies: ['leaving'] },
    };
    expect(resolved(guardrail).trustedAccess).toEqual(always);
  });

  test.each([
    ['sso.amazonaws.com', { identityCenter: { managementAccount: { noAdministrator: 'root is kept' } } }],
    ['iam.amazonaws.com', { rootAccess: {} }],
    ['ram.amazonaws.com', { resourceSharing: true }],
    [
      'servicequotas.amazonaws.com',
      { serviceQuotaTemplate: [{ service: 'vpc', quota: 'L-F678F1CE', region: 'eu-central-1', value: 10 }] },
    ],
    [
      'tagpolicies.tag.amazonaws.com',
      { policies: { tags: { library: 'required-tags' } }, root: { policies: ['tags'] } },
    ],
  ])('lets in %s', (principal, rest) => {
    expect(resolved(rest).trustedAccess).toEqual([...always, principal].sort());
  });

  test('lets in what the organization names, and the services of delegated administrators', () => {
    const rest = {
      accounts: [{ name: 'security', ou: 'Root' }],
      delegatedAdministrators: { guardDuty: 'security' },
    };
    const { trustedAccess } = resolved(rest, { trustedAccess: ['license-manager.amazonaws.com'] });
    expect(trustedAccess).toEqual(
      expect.arrayContaining(['guardduty.amazonaws.com', 'license-manager.amazonaws.com']),
    );
    expect(trustedAccess).toEqual([...new Set(trustedAccess)].sort());
  });

  test('lets in StackSets for roles in every account, and for the bootstrap', () => {
    const stackSets = 'member.org.stacksets.cloudformation.amazonaws.com';
    const roles = { roles: { audit: { account: 'security' } }, accounts: [{ name: 'security', ou: 'Root' }] };
    expect(resolved(roles).trustedAccess).toContain(stackSets);
    expect(resolved({ bootstrap: { github: { repository: 'acme/landing-zone' } } }).trustedAccess).toContain(
      stackSets,
    );
  });
});

describe('a mistake', () => {
  const diagnostics = (rest: object) =>
    loadedFrom(organizationFile(rest)).diagnostics.map(({ code, at }) => `${code} ${at.line}`);

  test('that accounts inherit is reported once, at the line that they inherit', () => {
    const accounts = ['a', 'b', 'c'].map((name) => ({ name, ou: 'Root' }));
    const root = { accountDefaults: { roleName: 'not a name' } };
    expect(diagnostics({ root, accounts })).toEqual(['invalid-value 5']);
  });

  test('that only the whole makes, of what several levels say, is reported once, and the rest holds', () => {
    const accounts = ['a', 'b', 'c'].map((name) => ({ name, ou: 'Root' }));
    const root = { accountDefaults: { owner: 'platform', contacts: { security: { name: 'Ada' } } } };
    // The title, the e-mail address and the phone.
    expect(diagnostics({ root, accounts })).toEqual(['missing-key 7', 'missing-key 7', 'missing-key 7']);
  });

  test('in an account that is in no OU is looked for as if it were in the OU that is meant', () => {
    const accounts = [{ name: 'a', ou: 'Worklods' }];
    const wrong = { accountDefaults: { contacts: { security: { ...contact, phone: undefined } } } };
    expect(diagnostics({ root: { organizationalUnits: { Workloads: wrong } }, accounts })).toEqual([
      'missing-key 8',
      'unknown-ou 14',
    ]);
    expect(diagnostics({ root: wrong, accounts: [{ name: 'a', ou: 'Somewhere' }] })).toEqual([
      'missing-key 6',
      'unknown-ou 12',
    ]);
  });

  test('in the organization is reported, whatever the accounts need of it', () => {
    const codes = (organization: object) =>
      loadedFrom(organizationFile({ accounts: [{ name: 'a', ou: 'Root' }] }, organization)).diagnostics.map(
        ({ code }) => code,
      );
    expect(codes({ governedRegions: ['eu-central-1', 'eu-nowhere-1'] })).toEqual(['region-unknown']);
    expect(codes({ accountEmail: undefined })).toEqual(['email-missing']);
  });

  test.each([
    ['no organization', 'version: 1\n', 'missing-key'],
    ['an organization that is a number', 'version: 1\norganization: 7\n', 'invalid-value'],
    ['a management account that is a list', organizationFile('', { managementAccount: [] }), 'invalid-value'],
    ['a root that is a text', organizationFile('root: nothing\n'), 'invalid-value'],
    ['OUs that are a list', organizationFile('root: { organizationalUnits: [a] }\n'), 'invalid-value'],
    [
      'an OU that is a text',
      organizationFile('root: { organizationalUnits: { A: text } }\n'),
      'invalid-value',
    ],
    ['accounts that are a map', organizationFile('accounts: { a: b }\n'), 'invalid-value'],
    ['an account that is a text', organizationFile('accounts: [text]\n'), 'invalid-value'],
    ['policies that are a list', organizationFile('policies: [a]\n'), 'invalid-value'],
    ['a policy that is a text', organizationFile('policies: { a: text }\n'), 'invalid-value'],
  ])('that leaves %s is reported, with whatever else is wrong', (_, text, code) => {
    const codes = loadedFrom(`${text}costAllocationTags: 5\n`).diagnostics.map((each) => each.code);
    expect(codes).toContain(code);
    expect(codes.length).toBeGreaterThan(1);
  });

  test('an OU that is called like the root does not become the root', () => {
    const stack = { root: { organizationalUnits: { Root: { stack: 'mine' }, Other: {} } } };
    expect(
      diagnostics({ ...stack, accounts: [{ name: 'a', ou: 'Root', stack: 'x' }] }).map(
        (line) => line.split(' ')[0],
      ),
    ).toEqual(expect.arrayContaining(['ou-root']));
  });
});
