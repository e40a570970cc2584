import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as levenshtein from 'fastest-levenshtein';
import { sorted } from '../../src/config/diagnostics/diagnostic';
import { report } from '../../src/config/diagnostics/report';
import { loadOrganization } from '../../src/config/load';
import { loadedFrom, organizationFile } from '../organization-file';

// No test here measures time. What is not linear, or never ends, runs into the limit of jest.
jest.setTimeout(60_000);
jest.mock('fastest-levenshtein', () => {
  const real = jest.requireActual<typeof levenshtein>('fastest-levenshtein');
  return { ...real, distance: jest.fn(real.distance) };
});

const root = 'root: { organizationalUnits: { Workloads: {} } }\n';
const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('');
const found = (text: string) =>
  loadedFrom(organizationFile(text)).diagnostics.map(
    ({ at, code, message }) => `${at.line} ${code} ${message.replace(/\S*landfall-\w+\//, '').slice(0, 80)}`,
  );

/** Ten levels, each taking in the one above nine times. */
const bomb = (level: (name: string, above: string) => string) =>
  `x-a: &a { one: 1, two: 2 }\n${[...'bcdefghijk'].map((name, index) => level(name, 'abcdefghijk'[index] ?? '')).join('')}`;
const nine = (name: string) => Array(9).fill(`*${name}`).join(', ');

describe('much of it', () => {
  test('a long file that is not YAML is not called empty', () => {
    const text = `${root}"${'a'.repeat(600_000)}": 1\n`;
    expect(found(text)).toEqual([expect.stringMatching(/^4 yaml-syntax this is not YAML/)]);
  });

  test('20,000 misspelt keys, each at its place; a report shows the first and counts the others', () => {
    const text = organizationFile(
      `${root}policies:\n${many(20_000, (i) => `  policy-${i}: { librari: deny-root-user }\n`)}`,
    );
    const loaded = loadedFrom(text);
    const misspelt = loaded.diagnostics.filter(({ code }) => code === 'unknown-key');
    expect(misspelt.map(({ at }) => at.line)).toEqual(
      Array.from({ length: 20_000 }, (_, index) => 5 + index),
    );
    const printed = report(loaded, { color: false });
    expect(printed.match(/^\S+ error .*\[unknown-key\]$/gm)).toHaveLength(100);
    expect(printed).toContain(
      '… and 19900 more of the same kind [unknown-key]; npx landfall check --json has all',
    );
    expect(printed).toMatch(/^2\d{4} errors\b/m);
  });

  test('100,000 keys that mean nothing', () => {
    expect(found(many(100_000, (i) => `key${i}: 1\n`))).toHaveLength(100_000);
  });

  test('a key that is given 130,000 times', () => {
    const text = `costAllocationTags: []\nx:\n${many(130_000, () => '  a: 1\n')}`;
    expect(found(text).filter((each) => each.includes('duplicate-key'))).toHaveLength(129_999);
  });

  test('anchors and aliases, 35,000 of each', () => {
    expect(found(`x:\n${many(35_000, (i) => `  a${i}: &k${i} 1\n  b${i}: *k${i}\n`)}`)).toEqual([
      '3 unknown-key the organization file has no key x',
    ]);
  });

  test('a wrong name is compared with others only so long as it helps', () => {
    const units = many(3000, (i) => `    Unit${i}: {}\n`);
    const accounts = many(3000, (i) => `  - { name: a${i}, ou: Uniq${i} }\n`);
    const quotas = 'quotas: { accounts: 9000, accountsPerStack: 9000, organizationalUnits: 9000 }\n';
    jest.mocked(levenshtein.distance).mockClear();
    expect(found(`root:\n  organizationalUnits:\n${units}${quotas}accounts:\n${accounts}`)).toHaveLength(
      3000,
    );
    expect(jest.mocked(levenshtein.distance).mock.calls.length).toBeLessThan(2_100_000);
  });

  test('200,000 accounts, and more lines than are read', () => {
    const accounts = (count: number) => `accounts:\n${many(count, (i) => `  - name: a${i}\n    ou: Root\n`)}`;
    expect(found(accounts(30_000))).toEqual([
      '3 account-count the file has 30000 accounts; Landfall takes 12000',
    ]);
    const parts = { 'a.yaml': accounts(7000), 'b.yaml': accounts(7000) };
    expect(
      loadedFrom(organizationFile('include: [a.yaml, b.yaml]\n'), parts).diagnostics.map(({ code }) => code),
    ).toEqual(['account-count']);
    expect(found(accounts(200_000))).toEqual([
      expect.stringMatching(/^1 file-unreadable with .* there are more than/),
    ]);
  });
});

describe('marks that the parser has to look at again', () => {
  test.each([
    ['brackets', '[]'],
    ['closing brackets', ']'],
    ['anchors', '&a '],
    ['tags', '!a '],
    ['aliases', '*a '],
    ['questions', '? '],
  ])('70,000 %s on one line', (_, mark) => {
    expect(found(`x: ${mark.repeat(70_000)}\n`)).toEqual([
      expect.stringMatching(/yaml-syntax this is not YAML|yaml-syntax there is no anchor|unknown-key/),
    ]);
  });

  test.each([
    ['brackets', '[]', '150,000 values'],
    ['questions', '? ', '300,000 marks of YAML'],
    ['escapes', '\\n', '300,000 marks of YAML'],
  ])('a million %s are not read', (_, mark, most) => {
    expect(loadedFrom(`x: ${mark.repeat(1_000_000)}\n`).diagnostics.map(({ message }) => message)).toEqual([
      expect.stringMatching(new RegExp(`^with .* there are more than ${most} to read`)),
    ]);
  });

  test('10,000 accounts with all that is usual are far from that', () => {
    const line = (i: number) =>
      `  - name: account-${i}\n    ou: Workloads\n    owner: "team-${i}"\n    email: "a-${i}@acme.example"\n` +
      `    id: "${200_000_000_000 + i}"\n    adopted: true\n    tags: { Service: s${i}, Data: confidential }\n`;
    const quotas = 'quotas: { accounts: 20000, accountsPerStack: 20000 }\n';
    expect(found(`${root}${quotas}accounts:\n${many(10_000, line)}`)).toEqual([]);
  });
});

describe('documents and grants', () => {
  const statement = { Sid: 'A', Effect: 'Deny', Action: 's3:DeleteBucket', Resource: '*' };
  const policy = (size: number): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: [statement] }).padEnd(size, ' ');
  const filesOf = (count: number, size: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}.json`, policy(size)]));
  const messages = (count: number, size: number): string[] => {
    const policies = many(count, (i) => `  p${i}: { file: p${i}.json }\n`);
    const { diagnostics } = loadedFrom(organizationFile(`policies:\n${policies}`), filesOf(count, size));
    return diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ at, message }) => `${at.line} ${message.replace(/\S*landfall-\w+\//, '')}`);
  };

  test('a policy of a megabyte is not read, and neither are policies of more than 2 MB in all', () => {
    expect(messages(1, 1_000_000)).toEqual(['4 p0.json cannot be read: it is larger than 512 KiB']);
    expect(messages(5, 500_000)).toEqual([
      '8 p4.json cannot be read: with it there are more than 2 MB of policies and templates',
    ]);
    expect(messages(200, 9000)).toEqual([]);
  });

  test('more grants than Terraform can hold are counted no further', () => {
    const assignments = (count: number) =>
      many(
        count,
        (i) => `    - { group: g${i}, permissionSets: [ReadOnlyAccess], organizationalUnits: [Root] }\n`,
      );
    const people = (count: number) =>
      `${root}quotas: { accounts: 9000, accountsPerStack: 9000 }\n` +
      `accounts:\n${many(5000, (i) => `  - { name: a${i}, ou: Workloads }\n`)}` +
      `identityCenter:\n  groups:\n${many(count, (i) => `    g${i}: {}\n`)}` +
      `  managementAccount: { noAdministrator: nobody }\n  assignments:\n${assignments(count)}`;
    const told = (count: number) => found(people(count)).filter((each) => each.includes('groups get'));
    expect(told(500)).toEqual([
      expect.stringMatching(/permission-set-count groups get permission sets more/),
    ]);
    expect(told(20)).toEqual([]);
  });
});

describe('deep, long and large', () => {
  test.each([
    ['brackets', `x: ${'['.repeat(100_000)}\n`, 'this is not YAML: it is nested too deep'],
    [
      'closed brackets',
      `x: ${'['.repeat(300)}${']'.repeat(300)}\n`,
      'this is nested too deep: a hundred levels are read',
    ],
    ['maps', `x: ${'{ a: '.repeat(50_000)}\n`, 'this is not YAML: it is nested too deep'],
    ['dashes', `x:\n  ${'- '.repeat(50_000)}a\n`, 'this is not YAML: it is nested too deep'],
  ])('%s', (_, text, message) => {
    expect(loadedFrom(organizationFile(text)).diagnostics.map((each) => each.message)).toEqual([message]);
  });

  test('a policy of brackets', () => {
    const policies = 'policies: { own: { file: own.json } }\n';
    const { diagnostics } = loadedFrom(organizationFile(policies), { 'own.json': '['.repeat(100_000) });
    expect(
      diagnostics.map(({ at, message }) => `${at.file.split('/').at(-1)}:${at.column} ${message}`),
    ).toContain('own.json:101 this is nested too deep');
  });

  test.each([
    ['a merge of a merge', bomb((name, above) => `x-${name}: &${name} { <<: [${nine(above)}] }\n`)],
    ['lists of lists', bomb((name, above) => `x-${name}: &${name} [${nine(above)}]\n`)],
    [
      'merges beside lists',
      bomb((name, above) => `x-${name}: &${name} { <<: [${nine(above)}], y: [${nine(above)}] }\n`),
    ],
  ])('%s, ten levels', (_, text) => {
    expect(found(text)).toEqual([
      expect.stringMatching(/alias-bomb aliases in this file expand to more than 200,000/),
    ]);
  });

  test('an alias of what it stands in', () => {
    expect(found('x: &x [*x]\n')).toEqual([expect.stringMatching(/alias-bomb/)]);
  });

  const eightMegabytes = 'a'.repeat(8_000_000);
  const tooLong = 'invalid-value this text has more than 100,000 characters';
  test.each([
    ['name', `accounts:\n  - { name: ${eightMegabytes}, ou: Root }\n`, 4],
    ['name in quotes', `accounts:\n  - { name: "${eightMegabytes}", ou: Root }\n`, 4],
    ['key', `accounts:\n  - { ? ${eightMegabytes} : 1, ou: Root }\n`, 4],
    ['entry of a list', `include:\n  - ${eightMegabytes}\n`, 4],
    ['block', `x:\n  - |\n    ${eightMegabytes}\n`, 4],
    ['number', `quotas: { accounts: ${'9'.repeat(8_000_000)} }\n`, 3],
  ])('a %s of eight megabytes is refused where it is', (_, text, line) => {
    expect(found(text)).toEqual([`${line} ${tooLong}`]);
  });

  test('so is one of a policy', () => {
    const policies = 'policies: { own: { file: own.json } }\n';
    const policy = JSON.stringify({ Version: '2012-10-17', Id: 'a'.repeat(400_000), Statement: [] });
    const { diagnostics } = loadedFrom(organizationFile(policies), { 'own.json': policy });
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toContain(
      `policy-json ${tooLong.replace('invalid-value ', '')}`,
    );
  });

  test('a message about a long value is short, however the value is spelled', () => {
    const at = { file: 'a.yaml', line: 1, column: 1, length: 1 };
    const said = (value: string) =>
      sorted([
        { code: 'invalid-value', severity: 'error', at, message: `it cannot be ${value} here`, fix: '' },
      ])[0]?.message;
    expect(said(eightMegabytes)).toBe(`it cannot be ${'a'.repeat(100)}… here`);
    expect(said('a '.repeat(1_000_000))).toHaveLength(2001);
  });

  test('a value of a hundred thousand characters is shown by its beginning', () => {
    const long = 'a'.repeat(100_000);
    const loaded = loadedFrom(organizationFile(`accounts:\n  - { name: ${long}, ou: ${long} }\n`));
    expect(loaded.diagnostics.length).toBeGreaterThan(1);
    expect(report(loaded, { color: false }).length).toBeLessThan(4000);
  });

  test.each(['9'.repeat(10_000), '1e999', '-1e999', '.inf', '.nan'])('the number %s', (number) => {
    expect(found(`quotas: { accounts: ${number} }\n`)).toEqual([
      expect.stringMatching(/^3 invalid-value quotas.accounts/),
    ]);
  });
});

describe('files that never end', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'landfall-hostile-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const included = (pattern: string): string[] => {
    const file = join(folder, 'organization.yaml');
    writeFileSync(file, organizationFile(`include: [${JSON.stringify(pattern)}]\n`));
    return loadOrganization(file).diagnostics.map(
      ({ at, message }) => `${at.line}:${at.column} ${message.replace(/\S*landfall-hostile-\w+\//, '')}`,
    );
  };

  test('a pipe that nobody writes to', () => {
    execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
    expect(included('pipe.yaml')).toEqual([
      '3:11 pipe.yaml cannot be read: it is a pipe, a socket or a device, not a file',
    ]);
  });

  test('a device by a link', () => {
    symlinkSync('/dev/zero', join(folder, 'zero.yaml'));
    expect(included('zero.yaml')).toEqual([expect.stringMatching(/^3:11 zero.yaml, a link, is outside of/)]);
  });

  test('a socket', async () => {
    const server = createServer().listen(join(folder, 'socket.yaml'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(included('socket.yaml')).toEqual([
      expect.stringMatching(/^3:11 socket.yaml cannot be read: it is a .*socket/),
    ]);
    server.close();
  });

  test('a link to itself, and one to the top of the disk under a pattern', () => {
    symlinkSync('round.yaml', join(folder, 'round.yaml'));
    expect(included('round.yaml')).toEqual(['3:11 round.yaml cannot be read: it is a link to itself']);
    symlinkSync('/', join(folder, 'top'));
    expect(included('**/*.yml')).toEqual(['3:11 no file matches **/*.yml']);
  });

  test.each([
    '**/*'.repeat(20),
    `${'*'.repeat(2)}/*a`.repeat(13),
    `${'{a,b}'.repeat(30)}.yaml`,
    '{1..99999999}',
    '*a'.repeat(40),
  ])('the pattern %s is refused', (pattern) => {
    writeFileSync(join(folder, `${'a'.repeat(200)}.yml`), '');
    expect(included(pattern)).toEqual([expect.stringMatching(/^3:11 the pattern \S+ has /)]);
  });
});
