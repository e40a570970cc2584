import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leftBehind } from '../../src/commands/plan/left-behind';
import type { Prepared } from '../../src/commands/plan/prepare';
import { formerOrganization, touchedSince } from '../../src/commands/plan/since';
import { formerPlaces } from '../../src/commands/states/former';
import { organizationFile, organizationFrom } from '../organization-file';

const folder = mkdtempSync(join(tmpdir(), 'landfall-since-'));
const config = join(folder, 'organization.yaml');
const { LANDFALL_CONFIG: before } = process.env;

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@acme.example', ...args], { cwd: folder });

/** Commits a text as the organization file. */
function commit(text: string): void {
  writeFileSync(config, text);
  git('add', '-A');
  git('commit', '-q', '-m', 'change');
}

let said = '';
beforeAll(() => {
  process.env.LANDFALL_CONFIG = config;
  git('init', '-q', '-b', 'main');
});
beforeEach(() => {
  said = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    said += chunk;
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => {
  if (before === undefined) delete process.env.LANDFALL_CONFIG;
  else process.env.LANDFALL_CONFIG = before;
  rmSync(folder, { recursive: true });
});

const text = organizationFile('accounts: [{ name: shop, ou: Root, owner: shop }]\n');
const moved = `${text}terraform: { backend: { local: { directory: elsewhere } } }\n`;

/** What a plan of a file has prepared; what was synthesized plays no part in these tests. */
const prepared = (file: string): Prepared => ({
  organization: organizationFrom(file),
  outdir: join(folder, 'cdktf.out'),
  stacks: [],
});

test('a wrong file of the commit is said with its line, and then every stack is planned', () => {
  commit(`${text}loging: {}\n`);
  const former = formerOrganization('HEAD');
  expect(said).toMatch(
    /organization file of HEAD \(\w+\) is wrong[\s\S]*organization\.yaml:\d+ .*no key loging/,
  );
  expect(former.stacks().size).toBe(0);
  expect(formerPlaces(prepared(text), former)).toEqual([]);
  expect(touchedSince(former, prepared(text))).toMatchObject({
    notes: ['The organization file of HEAD is not there or wrong, so every stack was planned.'],
  });
});

test('the file of a commit is synthesized once, with the role that is wanted in member accounts', () => {
  commit(text);
  const former = formerOrganization('HEAD', { memberRole: 'reader' });
  expect(said).toBe('');
  expect([...former.stacks().keys()]).toContain('organization');
  expect(former.stacks()).toBe(former.stacks());
  expect(touchedSince(former, prepared(moved)).notes).toContainEqual(
    expect.stringMatching(/^The stack organization is gone since HEAD\. .*entries taken out one by one/),
  );
});

test('the stack of roles and the password policy leaves with the last of them: its resources are destroyed before', () => {
  const states = join(folder, 'state');
  mkdirSync(states);
  writeFileSync(join(states, 'management-iam.tfstate'), '{ "resources": [{ "mode": "managed" }] }');
  expect(leftBehind(states, ['organization'])).toEqual([
    expect.stringMatching(
      /^The stack management-iam is not in the file\. .*put roles and passwordPolicy back .*npx cdktf destroy management-iam/,
    ),
  ]);
});
