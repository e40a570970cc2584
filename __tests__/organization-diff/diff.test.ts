import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compareOrganizations } from '../../src/organization-diff/compare';
import { diffMarkdown, diffText } from '../../src/organization-diff/text';
import { organizationFile, organizationFrom } from '../organization-file';

const folder = mkdtempSync(join(tmpdir(), 'landfall-diff-'));
const file = join(folder, 'config', 'organization.yaml');
const before = organizationFile(`
root:
  policies: [deny-leaving]
  organizationalUnits:
    Security: {}
    Workloads: { organizationalUnits: { Production: { policies: [deny-gateways] }, Staging: {} } }
    Suspended: {}
policies:
  deny-leaving: { content: { Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "organizations:LeaveOrganization", Resource: "*" }] } }
  deny-gateways: { content: { Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "ec2:CreateInternetGateway", Resource: "*" }] } }
delegatedAdministrators: { guardDuty: tooling }
identityCenter:
  groups: { developers: {} }
  assignments:
    - { group: developers, permissionSets: [ReadOnlyAccess], organizationalUnits: [Workloads/Production] }
  managementAccount: { noAdministrator: root credentials }
accounts:
  - { name: tooling, ou: Security, owner: security }
  - { name: shop, ou: Workloads/Production, owner: retail }
  - { name: bank, ou: Workloads/Production, owner: retail }
`);

const git = (...args: string[]) => {
  const { status, stderr } = spawnSync(
    'git',
    ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args],
    { cwd: folder, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
};

const diff = (edit: (text: string) => string, ...args: string[]) => {
  writeFileSync(file, edit(before));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('bin/landfall'), 'diff', '--since', 'main', ...args],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
};

/** What `diff` says of one file since another. */
const between = (was: string, is: string): string =>
  diffText(compareOrganizations(organizationFrom(was), organizationFrom(is)));

const diffLines = (edit: (text: string) => string): string => between(before, edit(before));

beforeAll(() => {
  mkdirSync(join(folder, 'config'));
  writeFileSync(file, before);
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'first');
  git('checkout', '-q', '-b', 'change');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('nothing changes: exit status 0', () => {
  expect(diff((text) => text)).toMatchObject({ status: 0, stdout: 'Nothing changes in the organization.\n' });
});

test('an account that moves gains and loses guardrails and access', () => {
  const { status, stdout } = diff((text) =>
    text.replace('shop, ou: Workloads/Production', 'shop, ou: Workloads/Staging'),
  );
  expect(status).toBe(2);
  expect(stdout).toBe(
    [
      'Guardrails in force',
      '  shop',
      '  -   deny-gateways no longer',
      'Access',
      '  - developers: ReadOnlyAccess in shop',
      'Accounts',
      '  ! shop: moved Workloads/Production → Workloads/Staging',
      '',
    ].join('\n'),
  );
});

test('a guardrail taken off an OU is told for every account below', () => {
  const stdout = diffLines((text) =>
    text.replace('Production: { policies: [deny-gateways] }', 'Production: {}'),
  );
  expect(stdout).toContain('  shop, bank\n  -   deny-gateways no longer\n');
  expect(stdout).toContain('! Workloads/Production: detached deny-gateways');
});

test('an account whose entry is gone is wrong, and the cure is told: exit status 1', () => {
  const { status, stdout } = diff((text) => text.replace(/ {2}- \{ name: bank.*\n/, ''));
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /^WRONG: lost, or refused by the plan\n {2}! account bank\n {6}Put its entry back\. .*state: released/,
  );
});

test('accounts that another state would make a second time are wrong, until formerStack says where they are', () => {
  const split = (defaults: string) => (text: string) =>
    text
      .replace('Workloads: { organ', `Workloads: { stack: workloads, ${defaults}organ`)
      .replaceAll('owner: retail }', 'owner: retail, id: "222222222222" }')
      .replace('"222222222222"', '"333333333333"');
  expect(diffLines(split(''))).toMatch(
    /! account shop and 1 more\n {6}It belongs to the stack accounts-workloads now, .* formerStack: accounts,/,
  );
  expect(diffLines(split('accountDefaults: { formerStack: accounts }, '))).not.toContain('WRONG');
  // Of released accounts no state knows any more.
  const released = (text: string) =>
    split('')(text).replaceAll('owner: retail', 'state: released, owner: retail');
  expect(diffLines(released)).not.toContain('belongs to the stack');
});

test('a service that changes the account that it is in is wrong; one that is off is not, nor one whose account is renamed', () => {
  const on = `${before}guardDuty: { exportFindings: false }\n`;
  const since = (edit: (text: string) => string) => between(on, edit(on));
  expect(since((text) => text.replace('guardDuty: tooling', 'guardDuty: shop'))).toMatch(
    /! service guardDuty\n {6}It is in tooling, .* take guardDuty out and apply/,
  );
  const gone = (text: string) =>
    text.replace('guardDuty: tooling', '').replace('guardDuty: { exportFindings: false }', '');
  expect(since(gone)).toMatch(
    /! service guardDuty\n {6}It would stay on in tooling, .* take guardDuty out and apply/,
  );
  const renamed = (text: string) =>
    text
      .replace('guardDuty: tooling', 'guardDuty: tools')
      .replace('name: tooling,', 'name: tools, formerName: tooling, email: aws+tooling@acme.example,');
  expect(since(renamed)).not.toContain('WRONG');
  expect(diffLines((text) => text.replace('guardDuty: tooling', 'guardDuty: shop'))).not.toContain('WRONG');
});

test('trusted access that goes before its administrator is wrong; AWS keeps it', () => {
  const named = before.replace('guardDuty: tooling', 'backup: tooling');
  const gone = before.replace('delegatedAdministrators: { guardDuty: tooling }\n', '');
  expect(between(named, gone)).toMatch(
    /! service backup\n {6}AWS keeps .* leave organization: \{ trustedAccess: \[backup\.amazonaws\.com\] \}/,
  );
  const kept = gone.replace('organization: {', 'organization: { "trustedAccess": ["backup.amazonaws.com"], ');
  expect(kept).not.toBe(gone);
  expect(between(named, kept)).not.toContain('WRONG');
  expect(between(kept, gone)).not.toContain('WRONG');
});

test('roles of every account that would be made from elsewhere a second time are wrong', () => {
  const by = (account: string) =>
    `${before.replace('guardDuty: tooling', `stackSets: ${account}`)}roles: { audit: { account: tooling } }\n`;
  expect(between(by('tooling'), by('shop'))).toMatch(
    /! service stackSets\n {6}The roles of every account are in a stack set in tooling/,
  );
  const roles = by('tooling');
  const nobody = roles.replace('delegatedAdministrators: { stackSets: tooling }\n', '');
  expect(between(nobody, roles)).toMatch(/! service stackSets\n {6}.* in a stack set in management/);
  expect(between(before, roles)).not.toContain('WRONG');
});

test('logs that move, or go before they are released, are wrong', () => {
  const logging = (settings: string) => `${before}logging: { ${settings} }\n`;
  const states = ['trail', 'trailBucket', 'configBucket', 'accessBucket'].map(
    (part) => `${part}: { state: released }`,
  );
  expect(between(logging('account: tooling'), logging('account: shop'))).toMatch(
    /! service logging\n {6}The buckets are in tooling and cannot move to shop: name tooling again/,
  );
  expect(between(logging('account: tooling'), before)).toMatch(
    /! service logging\n .*Put it back, set state: released/,
  );
  expect(between(logging(`account: tooling, ${states.join(', ')}`), before)).not.toContain('WRONG');
});

test('a rename is no loss', () => {
  const text = diffLines((file) =>
    file.replace('name: bank,', 'name: banking, formerName: bank, email: aws+bank@acme.example,'),
  );
  expect(text).toContain('renamed from bank → banking');
  expect(text).not.toMatch(/WRONG|Refused|Access|Guardrails/);
});

test('accounts of a renamed OU do not move, and lose nothing', () => {
  const text = diffLines((file) =>
    file
      .replace('Workloads: {', 'Work: { formerName: Workloads,')
      .replace('[Workloads/Production]', '[Work/Production]')
      .replaceAll('ou: Workloads/', 'ou: Work/'),
  );
  expect(text).toContain('! Work: renamed from Workloads → Work');
  expect(text).not.toMatch(/moved|Access|Guardrails|Accounts/);
});

test('an account that is released stays where it is, under its guardrails', () => {
  const suspended = before.replace('name: bank,', 'name: bank, state: suspended,');
  const text = between(suspended, suspended.replace('state: suspended', 'state: released'));
  expect(text).toBe('Accounts\n  ! bank: state suspended → released\n');
});

test('what others have merged since is not a change of ours', () => {
  git('checkout', '-q', '--force', 'main');
  writeFileSync(file, before.replace('owner: security', 'owner: somebody-else'));
  git('commit', '-qam', 'on main');
  git('checkout', '-q', 'change');
  expect(diff((text) => text).stdout).toBe('Nothing changes in the organization.\n');
});

test('a ref that git does not know is said, with what to do', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [resolve('bin/landfall'), 'diff', '--since', '--output=x'],
    { cwd: folder, encoding: 'utf8' },
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/git does not know --output=x in .*\. In a workflow, check out with fetch-depth: 0/);
});

test('a file in another repository is compared with the ref of that one; a ref without it is said', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'landfall-elsewhere-'));
  const since = (ref: string) =>
    spawnSync(process.execPath, [resolve('bin/landfall'), 'diff', '--since', ref], {
      cwd: elsewhere,
      encoding: 'utf8',
      env: { ...process.env, LANDFALL_CONFIG: file },
    });
  try {
    writeFileSync(file, before.replace('name: tooling, ou: Security', 'name: tooling, ou: Suspended'));
    expect(since('main')).toMatchObject({
      status: 2,
      stdout: expect.stringContaining('! tooling: moved Security → Suspended'),
    });
    git('checkout', '-q', '--force', '--orphan', 'empty');
    git('rm', '-rfq', '.');
    git('commit', '-q', '--allow-empty', '-m', 'empty');
    git('checkout', '-q', '--force', 'change');
    expect(since('empty')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^landfall: empty \(\w{7}\) has no .*organization\.yaml to compare with/),
    });
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

test('as Markdown and JSON as well', () => {
  const { stdout } = diff(
    (text) => text.replace('guardDuty: tooling', 'guardDuty: tooling, macie: tooling'),
    '--json',
    '--markdown',
    'diff.md',
  );
  expect(JSON.parse(stdout)).toMatchObject({
    formatVersion: 1,
    delegatedAdministrators: { added: ['macie: tooling'] },
  });
  expect(readFileSync(join(folder, 'diff.md'), 'utf8')).toContain(
    '**Delegated administrators**\n\n```diff\n+ macie: tooling\n```',
  );
});

test('the Markdown of 20,000 changes of every kind stays below GitHub’s 65,536 characters', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `account-${index}`);
  const everything = {
    added: names,
    removed: names,
    changed: names.map((name) => ({ name, changes: [name] })),
  };
  const groups = names.map((name) => ({ group: name, permissionSets: ['X'], accounts: [name], where: name }));
  const text = diffMarkdown(
    {
      accounts: everything,
      organizationalUnits: everything,
      policies: everything,
      delegatedAdministrators: everything,
      guardrails: names.map((name) => ({ accounts: [name], where: name, gained: [name], lost: [name] })),
      settings: names,
      settingChanges: names.map((key) => ({ key, before: key, after: null, weakens: key.endsWith('1') })),
      consequences: names.map((name) => ({ kind: 'again' as const, name, what: name })),
      lost: names.map((name) => ({ kind: 'account' as const, name, cure: '€'.repeat(900) })),
      access: { gained: names, lost: names },
      accessGroups: { gained: groups, lost: groups },
      accountNames: {},
    },
    'since main',
  );
  expect(Buffer.byteLength(text)).toBeLessThan(65_536);
  expect(text).toContain('</details>');
});
