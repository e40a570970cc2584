import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireTerraform, terraformBinary } from '../../src/terraform-runs/binary';

const folder = mkdtempSync(join(tmpdir(), 'landfall-binary-'));
const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A program that says something to whatever it is asked. */
function program(name: string, says: string, mode = 0o755): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${says}\n`, { mode });
  return path;
}
const versioned = (name: string, version: string) =>
  program(name, `echo '{"terraform_version": "${version}"}'`);
const cure = 'install Terraform or OpenTofu 1.10 or later, or name the one to use in TERRAFORM_BINARY_NAME';

test('only OpenTofu on the PATH is enough', () => {
  versioned('tofu', '1.10.6');
  expect(terraformBinary({ PATH: folder })).toBe('tofu');
});

test.each<[string, NodeJS.ProcessEnv, string]>([
  ['none', { PATH: '/nowhere' }, `neither terraform nor tofu is on the PATH: ${cure}`],
  [
    'one not on the PATH',
    { PATH: folder, TERRAFORM_BINARY_NAME: 'nofu' },
    `names nofu, which is not on the PATH: ${cure}`,
  ],
  [
    'no such file',
    { TERRAFORM_BINARY_NAME: './no/terraform' },
    `names ./no/terraform, which is not there: ${cure}`,
  ],
  [
    'a folder',
    { TERRAFORM_BINARY_NAME: folder },
    `names ${folder}, which is no file that you may execute: ${cure}`,
  ],
])('says what is wrong and what to do: %s', (_, env, message) => {
  expect(() => terraformBinary(env)).toThrow(message);
});

test('a file that is no program is told from one that is not there', () => {
  const path = program('text', '', 0o644);
  expect(() => terraformBinary({ TERRAFORM_BINARY_NAME: path })).toThrow(
    'which is no file that you may execute',
  );
});

test.each(['1.9.8', '0.15.5'])('version %s is too old', (version) => {
  process.env.TERRAFORM_BINARY_NAME = versioned(`terraform-${version}`, version);
  expect(requireTerraform).toThrow(`is version ${version}: ${cure}`);
});

test.each(['1.10.0', '1.11.0-rc1', '2.0.0'])('version %s will do', (version) => {
  process.env.TERRAFORM_BINARY_NAME = versioned(`terraform-${version}`, version);
  expect(requireTerraform).not.toThrow();
});

test('a program that is no Terraform is named with what it said', () => {
  process.env.TERRAFORM_BINARY_NAME = program('other', 'echo "unknown option" >&2; exit 1');
  expect(requireTerraform).toThrow(`does not say its version (unknown option): ${cure}`);
});
