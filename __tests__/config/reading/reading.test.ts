import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { report } from '../../../src/config/diagnostics/report';
import { loadOrganization } from '../../../src/config/load';
import { isInside } from '../../../src/config/reading/read-inside';

const head = [
  'version: 1',
  'organization:',
  '  name: acme',
  '  managementAccount: { id: "111111111111", email: aws@acme.example }',
  '  homeRegion: eu-central-1',
  '  governedRegions: [eu-central-1]',
  '  accountEmail: aws+{account}@acme.example',
  'root: { organizationalUnits: { Security: {}, Workloads: {} } }',
  '',
].join('\n');
const accounts = 'accounts:\n  - name: audit\n    ou: Security\n  - name: shop\n    ou: Workloads\n';
const services = 'delegatedAdministrators: { guardDuty: audit, config: audit }\nguardDuty: {}\n';
const split = `${head}include: [accounts/*.yaml]\n${services}`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-reading-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Messages, each with its place and cure, of an organization of some files. */
function found(files: Record<string, string | Buffer>): string[] {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return loadOrganization(join(folder, 'organization.yaml'))
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(
      ({ at, message, fix }) =>
        `${at.file.split('/').at(-1)}:${at.line}:${at.column} ${message.replace(/\S*landfall-reading-\w+\//, '')}; ${fix}`,
    );
}

describe('a file that is not what it should be, and the one message about it', () => {
  test.each<[string, string, string]>([
    [
      'a tab',
      'accounts:\n  - name: audit\n\tou: Security\n',
      '11:1 this is not YAML: tabs are not allowed as indentation; indent with spaces',
    ],
    [
      'a key without a colon',
      'guardDuty {}\n',
      '9:1 this is not YAML: this line has no key with a colon; write "key: value", with a space after the colon',
    ],
    [
      'a key without a space',
      'guardDuty:{}\naccounts: []\n',
      '9:1 this is not YAML: this line has no key with a colon; write "key: value", with a space after the colon',
    ],
    [
      'a second document',
      '---\nversion: 1\n',
      '9:1 this is not YAML: a second document begins here; take the line --- out, or put what follows into a file of its own and name that under include',
    ],
    [
      'a tag of CloudFormation',
      'delegatedAdministrators: { config: !Ref audit }\naccounts: [{ name: audit, ou: Security }]\n',
      '9:36 !Ref means nothing here; name accounts, OUs and policies as they are called in this file; put a text that begins with ! in quotes',
    ],
    [
      'a star that was meant as one',
      'costAllocationTags: [*Owner]\n',
      '9:22 there is no anchor &Owner above; put a text that begins with * in quotes',
    ],
    [
      'a merge of what is no map',
      'logging: { <<: x, account: y }\nnotifications: { critical: { email: [a@b.example] }, error: { email: [a@b.example] } }\naccounts: [{ name: y, ou: Security }]\n',
      '9:12 << takes in a map, and this is none; write <<: *name, where &name stands before a map above',
    ],
    [
      'brackets without end',
      `guardDuty: ${'['.repeat(5000)}\n`,
      '9:1563 this is not YAML: it is nested too deep; nothing here needs so many levels',
    ],
  ])('%s', (_, text, expected) => {
    const [first, ...others] = found({ 'organization.yaml': head + text });
    expect(first?.replace(/:9:\d{3,4} /, ':9:1563 ')).toBe(`organization.yaml:${expected}`);
    expect(others).toEqual([]);
  });

  test.each<[string, string]>([
    ['', 'is empty'],
    ['# nothing yet\n', 'is empty'],
    ['- a\n', 'has no keys'],
    ['hello\n', 'has no keys'],
  ])('%j', (text, what) => {
    expect(found({ 'organization.yaml': text })).toEqual([
      `organization.yaml:1:1 the organization file ${what}; begin with version: 1, as config/examples/minimal/organization.yaml does`,
    ]);
  });

  test('the mark of byte order is no column', () => {
    expect(found({ 'organization.yaml': `\uFEFF${split}`, 'accounts/a.yaml': accounts })).toEqual([]);
    expect(
      found({ 'organization.yaml': split, 'accounts/a.yaml': `\uFEFFaccount${accounts.slice(8)}` }),
    ).toEqual(['a.yaml:1:1 the organization file has no key account; did you mean accounts?']);
  });

  test('a policy with the mark of byte order is JSON', () => {
    const policy =
      '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }] }';
    const text = head.replace('root: {', 'root: { policies: [own],');
    expect(
      found({
        'organization.yaml': `${text}policies: { own: { file: own.json } }\n`,
        'own.json': `\uFEFF${policy}`,
      }),
    ).toEqual([]);
  });
});

describe('what only follows from a mistake is not said', () => {
  test.each<[string, string | Buffer, string]>([
    [
      'not text',
      Buffer.from(accounts, 'utf16le'),
      'organization.yaml:9:11 accounts/a.yaml cannot be read: it is not text in UTF-8; save it as UTF-8, or name another file',
    ],
    [
      'binary',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0a]),
      'organization.yaml:9:11 accounts/a.yaml cannot be read: it is not text in UTF-8; save it as UTF-8, or name another file',
    ],
    [
      'not YAML',
      accounts.replace('    ou', '   ou'),
      'a.yaml:3:1 this is not YAML: sequence item without - indicator; check the indentation, colons and quotes here and on the line above',
    ],
    [
      'a list',
      '- name: audit\n  ou: Security\n',
      'a.yaml:1:1 this is a list here and a map in another file; begin the file with keys of the organization file, such as accounts:',
    ],
    [
      'a text',
      'hello\n',
      'a.yaml:1:1 this is a single value here and a map in another file; begin the file with keys of the organization file, such as accounts:',
    ],
    [
      'misspelt',
      accounts.replace('accounts', 'acounts'),
      'a.yaml:1:1 the organization file has no key acounts; did you mean accounts?',
    ],
  ])('an included file that is %s', (_, text, expected) => {
    expect(found({ 'organization.yaml': split, 'accounts/a.yaml': text })).toEqual([expected]);
  });

  test('a folder under include', () => {
    expect(
      found({
        'organization.yaml': split.replace('accounts/*.yaml', 'accounts'),
        'accounts/a.yaml': accounts,
      }),
    ).toEqual([
      'organization.yaml:9:11 accounts cannot be read: it is a folder; name the file in it, or under include all of them: folder/*.yaml',
    ]);
  });

  test('a misspelt key is looked into all the same', () => {
    const wrong = `${head}${accounts}delegatedAdministrator: { guardDuty: audti }\nguardDuty: {}\n`;
    expect(found({ 'organization.yaml': wrong })).toEqual([
      'organization.yaml:14:1 the organization file has no key delegatedAdministrator; did you mean delegatedAdministrators?',
      'organization.yaml:14:38 guardDuty is to be run by the account audti, which does not exist; did you mean audit?',
    ]);
  });

  test('a misspelt key that has to be there', () => {
    expect(
      found({ 'organization.yaml': head + accounts.replace('name: audit', 'nam: audit') + services }),
    ).toEqual(['organization.yaml:10:5 accounts[1] has no key nam; did you mean name?']);
  });

  test('a pattern of addresses that is wrong, or none', () => {
    expect(found({ 'organization.yaml': head.replace('{account}', '{acount}') + accounts })).toEqual([
      'organization.yaml:7:17 organization.accountEmail is not right: "aws+{acount}@acme.example"; the pattern must hold {account}, or all accounts would get the same address, for example aws+{account}@example.com',
    ]);
    expect(found({ 'organization.yaml': head.replace(/ {2}accountEmail.*\n/, '') + accounts })).toEqual([
      'organization.yaml:9:11 account audit and 1 more have no e-mail address; give organization.accountEmail a pattern such as aws+{account}@example.com, or the account an email',
    ]);
  });
});

test('no number of days is near to another: what keeps for ever is said', () => {
  const text = `${head}logging: { account: audit, trail: { cloudWatchLogs: { retentionDays: 0 } } }\n${accounts}`;
  expect(found({ 'organization.yaml': text })).toEqual([
    expect.stringMatching(/cannot be 0; nothing is kept for ever here; choose from 1, 3, 5/),
  ]);
});

test('the folder of the system itself holds files, and is none of them', () => {
  expect([isInside('/organization.yaml', '/'), isInside('/', '/'), isInside('/a', '/ab')]).toEqual([
    true,
    false,
    false,
  ]);
});

describe('the organization file itself', () => {
  test.each(['nowhere/organization.yaml', '.'])('is not at %s', (path) => {
    const { diagnostics, texts } = loadOrganization(join(folder, path));
    expect(diagnostics.map(({ fix }) => fix)).toEqual(['name an organization file that is there']);
    expect(report({ diagnostics, texts }, { color: false })).not.toMatch(/\n\n {4}fix/);
  });

  test('a long line is shown where its mistake is', () => {
    const tags = Array.from({ length: 60 }, (_, index) => `Tag${index}`).join(', ');
    writeFileSync(join(folder, 'organization.yaml'), `${head}costAllocationTags: [${tags}, 5]\n`);
    const text = report(loadOrganization(join(folder, 'organization.yaml')), { color: false });
    const [line = '', mark = ''] = text.split('\n').slice(2, 4);
    expect(line.slice(mark.indexOf('^'))).toBe('5]');
  });
});
