import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileWithAccess } from '../services/identity-center/organization';
import { landfallHere } from './landfall';

const folder = mkdtempSync(join(tmpdir(), 'landfall-'));
const now = join(folder, 'organization.yaml');
const before = join(folder, 'before.yaml');
writeFileSync(
  now,
  fileWithAccess(
    '  assignments: [{ group: platform, permissionSets: [Billing], accounts: [payments-prod] }]',
  ),
);
writeFileSync(
  before,
  fileWithAccess(
    '  assignments: [{ group: platform, permissionSets: [SupportUser], accounts: [payments-prod] }]',
  ),
);
const place = relative(process.cwd(), now);
afterAll(() => rmSync(folder, { recursive: true }));

const landfall = (...args: string[]) =>
  spawnSync('node', ['bin/landfall', 'access', ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANDFALL_CONFIG: now, NO_COLOR: '1' },
  });

test('says who has what in an account, and why', () => {
  const { stdout, status } = landfall('--account', 'payments-prod');
  expect(status).toBe(0);
  expect(stdout).toBe(
    [
      'account        group     permission set      session  because',
      `payments-prod  platform  Billing-production  1h       ${place}:21 (payments-prod)`,
      '',
    ].join('\n'),
  );
});

test('says it to scripts', () => {
  const { stdout } = landfall('--group', 'developers', '--json');
  expect(JSON.parse(stdout)).toEqual([
    {
      account: 'payments-dev',
      accountName: 'payments-dev',
      group: 'developers',
      permissionSet: 'PowerUserAccess',
      nameInAws: 'PowerUserAccess',
      sessionDuration: 'PT4H',
      because: [`${place}:11 (access)`],
    },
  ]);
});

test('says what has changed since another file', () => {
  const { stdout } = landfall('--as-of', before);
  expect(stdout).toContain('-  payments-prod  platform  SupportUser-production  1h');
  expect(stdout).toContain('+  payments-prod  platform  Billing-production      1h');
  expect(stdout).toContain('1 more, 1 less, 0 different');
});

test('a rename takes nobody’s access away, whichever name is asked about', () => {
  const renamed = join(folder, 'renamed.yaml');
  const text = fileWithAccess('');
  const found = text.replace(
    'name: payments-dev,',
    'name: pay-dev, formerName: payments-dev, email: aws+payments-dev@acme.example,',
  );
  expect(found).not.toBe(text);
  writeFileSync(join(folder, 'same.yaml'), text);
  writeFileSync(renamed, found);
  for (const asked of [[], ['--account', 'pay-dev'], ['--account', 'payments-dev']]) {
    const { stdout, stderr } = spawnSync(
      'node',
      ['bin/landfall', 'access', '--as-of', join(folder, 'same.yaml'), ...asked],
      { encoding: 'utf8', env: { ...process.env, LANDFALL_CONFIG: renamed, NO_COLOR: '1' } },
    );
    expect([stdout, stderr]).toEqual(['Everybody has the access that they had.\n', expect.anything()]);
  }
});

test('a name that is nowhere is wrong usage, not an empty answer', () => {
  const { stdout, stderr, status } = landfall('--group', 'platfrom');
  expect([stdout, stderr.split('\n')[0], status]).toEqual([
    '',
    'error: there is no group platfrom; did you mean platform?',
    64,
  ]);
});

describe('an account by any name', () => {
  const accounts = [
    '  - { name: fraud, accountName: Fraud Production, ou: Workloads/Production, owner: fraud, id: "555555555555" }',
    '  - { name: twin-a, accountName: Twin, ou: Workloads/Production, owner: fraud }',
    '  - { name: twin-b, accountName: Twin, ou: Workloads/Production, owner: fraud }',
  ].join('\n');
  const file = join(folder, 'named.yaml');
  const assignment =
    '  assignments: [{ group: platform, permissionSets: [Billing], organizationalUnits: [Workloads] }]';
  writeFileSync(file, fileWithAccess(assignment, accounts));
  const access = (...args: string[]) => landfallHere(['access', ...args], file);

  test.each(['fraud', 'Fraud Production', '555555555555'])('%s', async (called) => {
    const { status, stdout } = await access('--account', called);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^fraud \(Fraud Production\) +platform/m)]);
  });

  test('one that AWS shows twice is asked back', async () => {
    const { status, stderr } = await access('--account', 'Twin');
    expect([status, stderr]).toEqual([
      64,
      'error: several accounts are called Twin; give one of twin-a, twin-b\n',
    ]);
  });

  test('a misspelt one is asked back among all names', async () => {
    const { status, stderr } = await access('--account', 'Fraud Prodution');
    expect([status, stderr]).toEqual([64, expect.stringContaining('did you mean Fraud Production?')]);
  });

  test('--as-of and --since contradict each other', async () => {
    expect((await access('--as-of', before, '--since', 'HEAD')).status).toBe(64);
  });
});

test('another file in another folder, with files of its own', async () => {
  const other = join(folder, 'other', 'config');
  mkdirSync(join(other, 'parts'), { recursive: true });
  const [head = '', people = ''] = fileWithAccess(
    '  assignments: [{ group: platform, permissionSets: [SupportUser], accounts: [payments-prod] }]',
  ).split(/(?=^identityCenter:)/m);
  writeFileSync(join(other, 'organization.yaml'), `${head}include: [parts/*.yaml]\n`);
  writeFileSync(join(other, 'parts', 'people.yaml'), people);
  const { status, stdout } = await landfallHere(
    ['access', '--as-of', join(other, 'organization.yaml'), '--json'],
    now,
  );
  const { removed } = JSON.parse(stdout) as { removed: { because: string[] }[] };
  expect([status, removed[0]?.because]).toEqual([
    0,
    [expect.stringMatching(/other\/config\/parts\/people\.yaml:\d+ \(payments-prod\)$/)],
  ]);
});

describe('since a git ref', () => {
  const repository = join(folder, 'repository');
  const file = join(repository, 'config', 'organization.yaml');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], {
      cwd: repository,
      encoding: 'utf8',
    }).trim();
  const assignment = (permissionSet: string) =>
    fileWithAccess(
      `  assignments: [{ group: platform, permissionSets: [${permissionSet}], accounts: [payments-prod, payments-dev] }]`,
    );
  let commit = '';
  beforeAll(() => {
    mkdirSync(join(repository, 'config'), { recursive: true });
    git('init', '-q', '-b', 'main');
    writeFileSync(file, assignment('SupportUser'));
    git('add', '.');
    git('commit', '-qm', 'a');
    commit = git('rev-parse', '--short=7', 'HEAD');
    writeFileSync(file, assignment('Billing'));
  });

  test('what people lose and get, each with the line that gave it and the line that gives it', async () => {
    const { status, stdout } = await landfallHere(
      ['access', '--since', 'main', '--account', 'payments-prod'],
      file,
    );
    const now = relative(process.cwd(), file);
    expect([status, stdout]).toEqual([
      0,
      [
        `-  payments-prod  platform  SupportUser-production  1h  ${commit}:config/organization.yaml:21 (payments-prod, payments-dev)`,
        `+  payments-prod  platform  Billing-production      1h  ${now}:21 (payments-prod, payments-dev)`,
        '',
        '1 more, 1 less, 0 different',
        '',
      ].join('\n'),
    ]);
  });

  test('a script reads the same', async () => {
    const { stdout } = await landfallHere(['access', '--since', 'main', '--json'], file);
    const { removed } = JSON.parse(stdout) as { removed: { because: string[] }[] };
    expect(removed.map(({ because }) => because)).toEqual([
      [`${commit}:config/organization.yaml:21 (payments-prod, payments-dev)`],
      [`${commit}:config/organization.yaml:21 (payments-prod, payments-dev)`],
    ]);
  });

  test('a wrong file there is said with its lines as git calls them, and nothing is answered', async () => {
    writeFileSync(file, `${assignment('Billing')}nonsense: 1\n`);
    git('commit', '-qam', 'wrong');
    const wrong = git('rev-parse', '--short=7', 'HEAD');
    writeFileSync(file, assignment('Billing'));
    const { status, stdout, stderr } = await landfallHere(['access', '--since', 'HEAD'], file);
    expect([status, stdout, stderr]).toEqual([
      1,
      '',
      expect.stringContaining(`  ${wrong}:config/organization.yaml:22 `),
    ]);
  });

  test('a group of the earlier file alone can be asked about; one of neither is asked back', async () => {
    writeFileSync(
      file,
      assignment('Billing')
        .replace('developers: {}, ', '')
        .replace(/groups: \{ developers[^}]*\}/, 'groups: {}'),
    );
    expect((await landfallHere(['access', '--since', commit, '--group', 'developers'], file)).status).toBe(0);
    expect(await landfallHere(['access', '--since', commit, '--group', 'develpers'], file)).toEqual({
      status: 64,
      stdout: '',
      stderr: 'error: there is no group develpers; did you mean developers?\n',
    });
  });
});
