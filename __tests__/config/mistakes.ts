/** A file as data; its values are changed in place. */
// biome-ignore lint/suspicious/noExplicitAny: a mistake puts anything anywhere
export type File = any;

const people = { email: ['security@acme.example'] };

/** A right file with something of everything that mistakes are made in; `more` is the text of the part that it includes. */
export const rightFile = (): File => ({
  more: 'resourceSharing: true\n',
  version: 1,
  include: ['more.yaml'],
  organization: {
    name: 'acme',
    managementAccount: { id: '111111111111', email: 'aws@acme.example' },
    homeRegion: 'eu-central-1',
    governedRegions: ['eu-central-1', 'eu-west-1', 'us-east-1'],
    accountEmail: 'aws+{account}@acme.example',
  },
  quotas: { accounts: 30 },
  root: {
    policies: ['leave', 'regions', 'roles'],
    accountDefaults: { owner: 'platform', tags: { CostCenter: '4711' } },
    organizationalUnits: {
      Security: {},
      Suspended: {},
      Gone: { state: 'released' },
      Workloads: {
        policies: ['buckets'],
        organizationalUnits: { Production: {}, Development: { tags: { Stage: 'dev' } } },
      },
    },
  },
  policies: {
    leave: { library: 'deny-leaving-organization' },
    regions: { library: 'allowed-regions' },
    roles: { library: 'protect-baseline-roles' },
    buckets: {
      content: {
        Version: '2012-10-17',
        Statement: [{ Sid: 'Buckets', Effect: 'Deny', Action: ['s3:DeleteBucket'], Resource: '*' }],
      },
    },
  },
  expect: [
    { in: 'Workloads/Production', deny: ['s3:DeleteBucket'] },
    { in: 'Security', allow: ['s3:GetObject'] },
  ],
  accounts: [
    { name: 'log-archive', ou: 'Security' },
    { name: 'tooling', ou: 'Security' },
    { name: 'shop-prod', ou: 'Workloads/Production', id: '222222222222' },
    { name: 'shop-dev', ou: 'Workloads/Development' },
    { name: 'bank-prod', ou: 'Workloads/Production', tags: { Stage: 'prod' } },
    { name: 'bank-dev', ou: 'Workloads/Development' },
    { name: 'labs', ou: 'Workloads' },
    { name: 'closed', ou: 'Workloads', state: 'suspended' },
  ],
  delegatedAdministrators: { guardDuty: 'tooling', config: 'tooling', securityHub: 'tooling' },
  logging: { account: 'log-archive', readers: ['tooling'], trailBucket: { keepDays: 400 } },
  notifications: { critical: people, error: people, info: people },
  guardDuty: {},
  securityHub: {},
  config: { rules: { keys: { identifier: 'ACCESS_KEYS_ROTATED', parameters: { maxAccessKeyAge: '60' } } } },
  identityCenter: {
    groups: { platform: {}, developers: {} },
    permissionSets: { Reader: { managedPolicies: ['ReadOnlyAccess'] } },
    assignments: [
      { group: 'platform', permissionSets: ['AdministratorAccess'], accounts: ['management'] },
      { group: 'developers', permissionSets: ['Reader'], organizationalUnits: ['Workloads'] },
    ],
  },
  roles: { audit: { account: 'tooling' } },
  findings: { routes: [{ name: 'threats', sources: ['guardDuty'], topic: 'critical' }] },
  costAllocationTags: ['CostCenter'],
});

/** One mistake, and where in the file it is made. */
export interface Mistake {
  readonly name: string;
  /** two mistakes in the same place are not made together */
  readonly place: string;
  readonly make: (file: File) => void;
}

const mistake = (place: string, name: string, make: (file: File) => void): Mistake => ({ place, name, make });
const account = (file: File, index: number) => file.accounts[index];
const renameKey = (map: File, from: string, to: string) => {
  map[to] = map[from];
  delete map[from];
};

/** Mistakes of all kinds, each of which gives its own diagnostics alone. */
export const mistakes: readonly Mistake[] = [
  mistake('version', 'another version', (f) => (f.version = 2)),
  mistake('organization.name', 'a name with a space', (f) => (f.organization.name = 'Acme Corp')),
  mistake('organization.id', 'an id that is none', (f) => (f.organization.id = 'acme')),
  mistake('management', 'an id as a number', (f) => (f.organization.managementAccount.id = 11)),
  mistake('home', 'no home region', (f) => delete f.organization.homeRegion),
  mistake('home', 'a home region that does not exist', (f) => (f.organization.homeRegion = 'eu-central-9')),
  mistake('governed', 'a region that does not exist', (f) =>
    f.organization.governedRegions.push('eu-westt-1'),
  ),
  mistake('governed', 'a region as a number', (f) => f.organization.governedRegions.push(5)),
  mistake('governed', 'governed regions that are no list', (f) => (f.organization.governedRegions = 'all')),
  mistake(
    'accountEmail',
    'a pattern without {account}',
    (f) => (f.organization.accountEmail = 'aws@acme.example'),
  ),
  mistake('accountEmail', 'no pattern', (f) => delete f.organization.accountEmail),
  mistake('quotas', 'a quota of nothing', (f) => (f.quotas.organizationalUnits = 0)),
  mistake('quotas.unknown', 'a quota that does not exist', (f) => (f.quotas.acounts = 5)),
  mistake('root.policies', 'a policy that does not exist', (f) => f.root.policies.push('leav')),
  mistake('root.owner', 'an owner that is a list', (f) => (f.root.accountDefaults.owner = ['platform'])),
  mistake(
    'root.contacts',
    'half a contact',
    (f) => (f.root.accountDefaults.contacts = { security: { name: 'S' } }),
  ),
  mistake('Gone', 'an account in an OU that is released', (f) =>
    f.accounts.push({ name: 'left', ou: 'Gone' }),
  ),
  mistake(
    'Development',
    'a tag as a number',
    (f) => (f.root.organizationalUnits.Workloads.organizationalUnits.Development.tags.Stage = 5),
  ),
  mistake(
    'Security',
    'an id of an OU that is none',
    (f) => (f.root.organizationalUnits.Security.id = 'ou-x'),
  ),
  mistake('new OU', 'an OU with a slash', (f) => (f.root.organizationalUnits['A/B'] = {})),
  mistake('new OU', 'an OU called Root', (f) => (f.root.organizationalUnits.Root = {})),
  mistake('new policy', 'a policy without document', (f) => (f.policies.empty = {})),
  mistake('leave', 'a ready policy that does not exist', (f) => (f.policies.leave.library = 'deny-leaving')),
  mistake(
    'regions',
    'a parameter that a ready policy does not have',
    (f) => (f.policies.regions.parameters = { region: [] }),
  ),
  mistake(
    'buckets',
    'an effect that is none',
    (f) => (f.policies.buckets.content.Statement[0].Effect = 'deny'),
  ),
  mistake('buckets', 'an action that does not exist', (f) =>
    f.policies.buckets.content.Statement[0].Action.push('s3:DeleteBuckets'),
  ),
  mistake('expect 1', 'an expectation that does not hold', (f) => (f.expect[1].deny = ['ec2:RunInstances'])),
  mistake('expect 2', 'an expectation about nothing', (f) =>
    f.expect.push({ in: 'Wrkloads', deny: ['s3:GetObject'] }),
  ),
  mistake('expect 3', 'an expectation in no region', (f) =>
    f.expect.push({ in: 'labs', region: 'xx', allow: ['s3:GetObject'] }),
  ),
  mistake('account 2', 'an account without OU', (f) => delete account(f, 2).ou),
  mistake('account 2', 'an OU that does not exist', (f) => (account(f, 2).ou = 'Workloads/Prodution')),
  mistake('account 3', 'a misspelt key', (f) => (account(f, 3).onwer = 'shop')),
  mistake('account 3', 'a key that means nothing', (f) => (account(f, 3).colour = 'blue')),
  mistake('account 4', 'a state that does not exist', (f) => (account(f, 4).state = 'suspendd')),
  mistake('account 4', 'an e-mail that is none', (f) => (account(f, 4).email = 'nobody')),
  mistake('account 5', 'a name with capitals', (f) => (account(f, 5).name = 'Bank-Dev')),
  mistake(
    'account 6',
    'a policy of an account that does not exist',
    (f) => (account(f, 6).policies = ['bukets']),
  ),
  mistake('account 6', 'a region that needs no opt-in', (f) => (account(f, 6).regions = ['eu-west-1'])),
  mistake('new account 1', 'a name used twice', (f) =>
    f.accounts.push({ name: 'labs', ou: 'Workloads', email: 'other@acme.example' }),
  ),
  mistake('new account 2', 'an address used twice', (f) =>
    f.accounts.push({ name: 'twin', ou: 'Workloads', email: 'aws@acme.example' }),
  ),
  mistake('new account 3', 'an id used twice', (f) =>
    f.accounts.push({ name: 'third', ou: 'Workloads', id: '222222222222' }),
  ),
  mistake('new account 4', 'a former name that is in use', (f) =>
    f.accounts.push({ name: 'fourth', ou: 'Workloads', email: 'fourth@acme.example', formerName: 'labs' }),
  ),
  mistake('new account 5', 'adopted without id', (f) =>
    f.accounts.push({ name: 'fifth', ou: 'Workloads', adopted: true }),
  ),
  mistake(
    'delegated',
    'an administrator that does not exist',
    (f) => (f.delegatedAdministrators.macie = 'toolin'),
  ),
  mistake(
    'delegated.guardDuty',
    'a service without administrator',
    (f) => delete f.delegatedAdministrators.guardDuty,
  ),
  mistake('delegated.config', 'a misspelt service', (f) =>
    renameKey(f.delegatedAdministrators, 'config', 'confg'),
  ),
  mistake('logging.readers', 'a reader that does not exist', (f) => f.logging.readers.push('toling')),
  mistake(
    'logging.trailBucket',
    'a lock beyond the life',
    (f) => (f.logging.trailBucket.objectLock = { mode: 'COMPLIANCE', days: 730 }),
  ),
  mistake('logging.trailBucket', 'days as text', (f) => (f.logging.trailBucket.keepDays = '400')),
  mistake(
    'logging.alarms',
    'an alarm that is not ready',
    (f) => (f.logging.alarms = { 'root-usage': { level: 'info' } }),
  ),
  mistake('notifications', 'nobody hears errors', (f) => delete f.notifications.error),
  mistake('notifications', 'an address that is none', (f) => (f.notifications.error = { email: 'security' })),
  mistake(
    'config.rules',
    'a parameter that a rule does not have',
    (f) => (f.config.rules.keys.parameters = { maxKeyAge: '60' }),
  ),
  mistake(
    'config.excluded',
    'an excluded account that does not exist',
    (f) => (f.config.excludedAccounts = ['lab']),
  ),
  mistake('groups', 'a misspelt map of groups', (f) => renameKey(f.identityCenter, 'groups', 'grups')),
  mistake(
    'assignment 0',
    'an administrator that is misspelt',
    (f) => (f.identityCenter.assignments[0].permissionSets = ['AdministratorAcces']),
  ),
  mistake(
    'assignment 1',
    'a group that does not exist',
    (f) => (f.identityCenter.assignments[1].group = 'developer'),
  ),
  mistake(
    'assignment 1',
    'permission sets that are no list',
    (f) => (f.identityCenter.assignments[1].permissionSets = 'Reader'),
  ),
  mistake('assignment 2', 'an assignment to an OU that does not exist', (f) =>
    f.identityCenter.assignments.push({
      group: 'platform',
      permissionSets: ['Reader'],
      organizationalUnits: ['Workload'],
    }),
  ),
  mistake(
    'Reader',
    'a managed policy that does not exist',
    (f) => (f.identityCenter.permissionSets.Reader.managedPolicies = ['ReadOnlyAcces']),
  ),
  mistake(
    'new permission set',
    'a permission set that permits nothing',
    (f) => (f.identityCenter.permissionSets.Nothing = {}),
  ),
  mistake(
    'sessions',
    'MFA that nothing tells of',
    (f) => (f.identityCenter.sessions = { prod: { duration: 'PT1H', requireMfa: true } }),
  ),
  mistake('roles', 'a role that trusts nobody', (f) => (f.roles.audit.account = 'tolling')),
  mistake('findings', 'a route from a source that is off', (f) => (f.findings.routes[0].sources = ['macie'])),
  mistake('findings', 'a topic that does not exist', (f) => (f.findings.routes[0].topic = 'urgent')),
  mistake('tags', 'a tag that is named twice', (f) => f.costAllocationTags.push('CostCenter')),
  mistake('top', 'a misspelt key at the top', (f) => (f.rootAcces = {})),
  mistake(
    'rootAccess',
    'root sessions alone',
    (f) => (f.rootAccess = { sessions: true, credentialsManagement: false }),
  ),
  mistake('include', 'a part that is not there', (f) => f.include.push('les.yaml')),
  mistake('include', 'a part that is misspelt', (f) => (f.include = ['mor.yaml'])),
  mistake('more', 'a part that is not YAML', (f) => (f.more = 'passwordPolicy: {\nresourceSharing: true\n')),
  mistake('more', 'a part that contradicts', (f) => (f.more = 'roles: { audit: { account: labs } }\n')),
];
