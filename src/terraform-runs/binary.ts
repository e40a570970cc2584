import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join, resolve, sep } from 'node:path';

const wanted = [1, 10] as const;
const cure = 'install Terraform or OpenTofu 1.10 or later, or name the one to use in TERRAFORM_BINARY_NAME';

/**
 * The Terraform or OpenTofu binary to run: `TERRAFORM_BINARY_NAME`, which CDKTF reads too, or the one on the path.
 *
 * @throws {Error} when there is none, or the named one cannot be run
 */
export function terraformBinary(environment: NodeJS.ProcessEnv = process.env): string {
  const { TERRAFORM_BINARY_NAME: named, PATH: path = '' } = environment;
  if (named) return namedBinary(named, path);
  const found = ['terraform', 'tofu'].find((name) => onPath(name, path));
  if (found) return found;
  throw new Error(`neither terraform nor tofu is on the PATH: ${cure}`);
}

/** A relative path is resolved from the current folder: Terraform itself runs in the folders of stacks. */
function namedBinary(named: string, path: string): string {
  if (!named.includes('/') && !named.includes(sep)) {
    if (onPath(named, path)) return named;
    throw new Error(`TERRAFORM_BINARY_NAME names ${named}, which is not on the PATH: ${cure}`);
  }
  const file = resolve(named);
  if (isExecutable(file)) return file;
  const fault = existsSync(file) ? 'which is no file that you may execute' : 'which is not there';
  throw new Error(`TERRAFORM_BINARY_NAME names ${named}, ${fault}: ${cure}`);
}

const onPath = (name: string, path: string): boolean =>
  path
    .split(delimiter)
    .some(
      (folder) =>
        folder !== '' && isExecutable(join(folder, process.platform === 'win32' ? `${name}.exe` : name)),
    );

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Checks that a supported version of Terraform is installed, before anything is written for it.
 *
 * @throws {Error} what is wrong with the binary, and what to do
 */
export function requireTerraform(): void {
  const binary = terraformBinary();
  const environment = { ...process.env, CHECKPOINT_DISABLE: '1' };
  const { stdout, stderr, status, error } = spawnSync(binary, ['version', '-json'], {
    encoding: 'utf8',
    env: environment,
  });
  const version = versionIn(stdout);
  if (status !== 0 || !version) {
    const said = error?.message ?? (stderr.trim() || stdout.trim() || `it ended with status ${status}`);
    throw new Error(`${binary} version -json does not say its version (${said}): ${cure}`);
  }
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > wanted[0] || (major === wanted[0] && minor >= wanted[1]);
  if (!enough) throw new Error(`${binary} is version ${version}: ${cure}`);
}

/** OpenTofu uses the key `terraform_version` too (https://opentofu.org/docs/cli/commands/version, 2026-11-21). */
function versionIn(json = ''): string | undefined {
  try {
    return (JSON.parse(json) as { terraform_version?: string }).terraform_version;
  } catch {
    return undefined;
  }
}
