import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { withAccount } from '../../src/new-account/insert';

const shop = { name: 'shop', ou: 'Workloads', owner: 'retail' };

describe('an account is put into the file with comments and layout kept', () => {
  const text = [
    'accounts:',
    '  # what everybody needs',
    '  - name: log-archive   # never touch',
    '    ou: Security',
    '',
    '  - name: payments',
    '    ou: Workloads',
    '    tags: { CostCenter: "1" } # finance',
    '',
    '  # below: the sandboxes',
    '  - name: sandbox',
    '    ou: Sandboxes',
    '',
    '# the end',
    'policies: {}',
    '',
  ].join('\n');

  test('behind the last of the same OU', () => {
    expect(withAccount(text, shop)).toBe(
      text.replace('# finance\n', '# finance\n  - name: shop\n    ou: Workloads\n    owner: retail\n'),
    );
  });

  test('at the end of the list where the OU has none', () => {
    const { owner: _owner, ...plain } = { ...shop, ou: 'New' };
    expect(withAccount(text, plain)).toBe(
      text.replace('ou: Sandboxes\n', 'ou: Sandboxes\n  - name: shop\n    ou: New\n'),
    );
  });

  test('in braces among braces, without indentation where there is none', () => {
    expect(withAccount('accounts:\n- { name: a, ou: Workloads }\n', shop)).toBe(
      'accounts:\n- { name: a, ou: Workloads }\n- { name: shop, ou: Workloads, owner: retail }\n',
    );
  });

  test('without a line break at the end of the file', () => {
    expect(withAccount('accounts:\n  - name: a\n    ou: Workloads', shop)).toBe(
      'accounts:\n  - name: a\n    ou: Workloads\n  - name: shop\n    ou: Workloads\n    owner: retail\n',
    );
  });

  test.each([
    [
      'accounts: []\npolicies: {}\n',
      'accounts:\n  - name: shop\n    ou: Workloads\n    owner: retail\npolicies: {}\n',
    ],
    ['accounts:\n', 'accounts:\n  - name: shop\n    ou: Workloads\n    owner: retail\n'],
    ['version: 1\n', 'version: 1\n\naccounts:\n  - name: shop\n    ou: Workloads\n    owner: retail\n'],
    ['', 'accounts:\n  - name: shop\n    ou: Workloads\n    owner: retail\n'],
  ])('as the first one: %j', (before, after) => {
    expect(withAccount(before, shop)).toBe(after);
  });

  test('a value that YAML would read as something else stands in quotes', () => {
    expect(withAccount('', { name: 'shop', ou: 'No: {1}', owner: '007' })).toContain(
      'ou: "No: {1}"\n    owner: "007"',
    );
  });
});

describe('landfall new account', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-new-'));
  const file = join(folder, 'config', 'organization.yaml');
  const landfall = (...args: string[]) =>
    spawnSync(process.execPath, [resolve('bin/landfall'), 'new', 'account', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });

  beforeAll(() => {
    mkdirSync(join(folder, 'config'));
    copyFileSync('config/examples/minimal/organization.yaml', file);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('writes the entry, shows it and says what it means', () => {
    const { status, stdout } = landfall('--name', 'shop', '--ou', 'Workloads', '--owner', 'retail');
    expect(status).toBe(0);
    expect(stdout).toContain('+   - name: shop\n+     ou: Workloads\n+     owner: retail\n');
    expect(stdout).toContain('+ shop in Workloads');
  });

  test('a wrong one is explained, and nothing is written', () => {
    const before = readFileSync(file, 'utf8');
    const { status, stderr } = landfall('--name', 'other', '--ou', 'Workload');
    expect([status, readFileSync(file, 'utf8') === before]).toEqual([1, true]);
    expect(stderr).toContain('did you mean Workloads?');
    expect(stderr).toContain('stays as it was');
  });

  test('an owner that is no value of a tag is explained', () => {
    const { status, stderr } = landfall('--name', 'other', '--ou', 'Workloads', '--owner', 'a # b');
    expect(status).toBe(1);
    expect(stderr).toContain('it becomes a tag, which has letters, digits, spaces or _.:/=+-@');
  });

  test('a new file is written where include names it, and only there', () => {
    const added = join(folder, 'config', 'accounts.yaml');
    const there = landfall('--name', 'other', '--ou', 'Workloads', '--file', added);
    expect([there.status, existsSync(added)]).toEqual([1, false]);
    expect(there.stderr).toContain('config/accounts.yaml is not read: name it under include first');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, `${before}include: [accounts*.yaml]\n`);
    expect(landfall('--name', 'other', '--ou', 'Workloads', '--file', added).status).toBe(0);
    expect(readFileSync(added, 'utf8')).toBe('accounts:\n  - name: other\n    ou: Workloads\n');
    writeFileSync(file, before);
  });

  test('without a terminal it asks for flags, with the status of wrong usage', () => {
    expect(landfall('--name', 'other').status).toBe(64);
  });
});

test('what an entry says is text, whatever it looks like', () => {
  const word = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.constantFrom('a: b', '# x', '- y', '*z', 'null', '012', 'a\nb: c', '{', '"'),
  );
  const old = fc.constantFrom('', 'accounts:\n  - { name: a, ou: b }\n', 'accounts:\n- name: a\n  ou: b\n');
  fc.assert(
    fc.property(old, word, word, word, (before, name, ou, owner) => {
      expect(parse(withAccount(before, { name, ou, owner })).accounts.at(-1)).toEqual({ name, ou, owner });
    }),
  );
});
