import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organizationFile } from '../organization-file';
import { landfallHere } from './landfall';

const here = realpathSync(mkdtempSync(join(tmpdir(), 'landfall-tools-')));
const start = process.cwd();
const before = { ...process.env };
const bin = join(here, 'bin');
const origin = join(here, 'origin');
const file = organizationFile('accounts: [{ name: shop, ou: Root, owner: shop }]\n');

const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], {
    cwd: folder,
    stdio: 'pipe',
    env: before,
  });

/** A folder with an organization file; a repository of its own with what is done in it, none without. */
function project(name: string, ...commands: string[][]): string {
  const folder = join(here, name);
  mkdirSync(join(folder, 'config'), { recursive: true });
  writeFileSync(join(folder, 'config', 'organization.yaml'), file);
  for (const command of commands) git(folder, ...command);
  return folder;
}

/** A program on the PATH that needs nothing else of it. */
function program(name: string, ...lines: string[]): string {
  const path = join(bin, name);
  writeFileSync(path, ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(path, 0o755);
  return path;
}

/** Runs a command as one who stands in a folder. */
async function landfall(folder: string, ...args: string[]) {
  process.chdir(folder);
  return landfallHere(args, '');
}

beforeEach(() => {
  mkdirSync(bin);
  for (const name of ['TERRAFORM_BINARY_NAME', 'CDKTF_OUTDIR']) delete process.env[name];
});
afterEach(() => {
  process.chdir(start);
  process.env = { ...before };
  rmSync(bin, { recursive: true });
});
afterAll(() => rmSync(here, { recursive: true }));

const version = `echo '{"terraform_version": "1.11.4"}'`;
const comparing = [
  ['diff', '--since', 'HEAD'],
  ['access', '--since', 'HEAD'],
  ['plan', '--since', 'HEAD'],
  ['apply', '--since', 'HEAD', '--auto-approve'],
  ['state', 'move', '--since', 'HEAD'],
];
const running = [
  ['plan'],
  ['apply', '--auto-approve'],
  ['drift'],
  ['ids'],
  ['ids', '--json'],
  ['bootstrap'],
  ['state', 'move'],
];
/** One message of one line, and nothing else. */
const failing = (message: RegExp) => ({
  status: 1,
  stdout: '',
  stderr: expect.stringMatching(new RegExp(`^landfall: ${message.source}\\n$`)),
});

describe('git', () => {
  test.each(comparing)('none on the PATH: %s', async (...args) => {
    const folder = project('committed');
    process.env.TERRAFORM_BINARY_NAME = program('terraform', version);
    process.env.PATH = bin;
    expect(await landfall(folder, ...args)).toEqual(failing(/git is not on the PATH; [^\n]*: install git/));
  });

  test.each(comparing)('no repository: %s', async (...args) => {
    process.env.TERRAFORM_BINARY_NAME = program('terraform', version);
    expect(await landfall(project('none'), ...args)).toEqual(
      failing(/config\/organization\.yaml is in no git repository: [^\n]*git init, and commit the file/),
    );
  });

  test('no commit', async () => {
    const folder = project('empty', ['init', '-q', '-b', 'main']);
    expect(await landfall(folder, 'diff', '--since', 'main')).toEqual(
      failing(
        /git does not know main in \S+\/empty: it has no commit yet\. Commit the organization file first/,
      ),
    );
  });

  test('an unknown ref', async () => {
    const folder = project('one', ['init', '-q', '-b', 'main'], ['add', '.'], ['commit', '-qm', 'a']);
    expect(await landfall(folder, 'access', '--since', 'mian')).toEqual(
      failing(/git does not know mian in \S+\/one\. In a workflow, check out with fetch-depth: 0; [^\n]*/),
    );
  });

  test('a shallow clone that does not reach back to where the branch left', async () => {
    project('origin', ['init', '-q', '-b', 'main'], ['add', '.'], ['commit', '-qm', 'a']);
    git(origin, 'checkout', '-qb', 'change');
    git(origin, 'commit', '-q', '--allow-empty', '-m', 'b');
    git(origin, 'checkout', '-q', 'main');
    git(origin, 'commit', '-q', '--allow-empty', '-m', 'c');
    const shallow = ['clone', '-q', '--depth', '1', '--no-single-branch', '-b', 'change', `file://${origin}`];
    git(here, ...shallow, 'shallow');
    expect(await landfall(join(here, 'shallow'), 'diff', '--since', 'origin/main')).toEqual(
      failing(/[^\n]*shallow[^\n]*fetch-depth: 0[^\n]*/),
    );
  });
});

describe('Terraform', () => {
  const cure =
    'install Terraform or OpenTofu 1\\.10 or later, or name the one to use in TERRAFORM_BINARY_NAME';

  test.each(running)('neither on the PATH: %s %s', async (...args) => {
    const folder = project('untouched');
    process.env.PATH = bin;
    expect(await landfall(folder, ...args)).toEqual(
      failing(new RegExp(`neither terraform nor tofu is on the PATH: ${cure}`)),
    );
    expect(existsSync(join(folder, 'cdktf.out'))).toBe(false);
  });

  test.each(running)('one is named that is not there: %s %s', async (...args) => {
    const folder = project('untouched');
    process.env.TERRAFORM_BINARY_NAME = '/opt/terraform';
    expect(await landfall(folder, ...args)).toEqual(
      failing(new RegExp(`TERRAFORM_BINARY_NAME names /opt/terraform, which is not there: ${cure}`)),
    );
    expect(existsSync(join(folder, 'cdktf.out'))).toBe(false);
  });

  test.each(running)('one that is too old: %s %s', async (...args) => {
    process.env.TERRAFORM_BINARY_NAME = program('terraform', `echo '{"terraform_version": "1.9.8"}'`);
    expect(await landfall(project('untouched'), ...args)).toEqual(
      failing(new RegExp(`\\S+/terraform is version 1\\.9\\.8: ${cure}`)),
    );
  });

  test('only OpenTofu is enough: ids shows what its states hold, with the names that AWS shows', async () => {
    const folder = project('tofu');
    const config = join(folder, 'config', 'organization.yaml');
    writeFileSync(config, file.replace('name: shop,', 'name: shop, accountName: Web Shop,'));
    program(
      'tofu',
      'case $1 in',
      `version) ${version} ;;`,
      'init) /bin/mkdir -p .terraform; : > .terraform.lock.hcl ;;',
      `output) echo '{"account_ids": {"value": {"shop": "012345678901"}}}' ;;`,
      'esac',
    );
    process.env.PATH = bin;
    expect(await landfall(folder, 'ids')).toEqual({
      status: 0,
      stdout: '012345678901 shop (Web Shop)\n',
      stderr: '',
    });
    const written = await landfall(folder, 'ids', '--write');
    expect(written.stdout).toContain('1 id written into config/organization.yaml\n');
    expect(readFileSync(config, 'utf8')).toContain('id: "012345678901"');
  });
});
