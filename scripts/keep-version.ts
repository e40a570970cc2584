import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { version } from '../package.json';
import { synthesize } from '../src/commands/synthesize';
import { report } from '../src/config/diagnostics/report';
import { loadOrganization } from '../src/config/load';
import { synthesizedStacks } from '../src/terraform-runs/stacks';

/**
 * Keeps what this version makes of the shipped organization and the examples, applied on the offline Terraform: the file,
 * the synthesized stacks, their states and the stand-in's AWS. Tests of upgrades start from it. Run it once a version,
 * before anything changes, with `TERRAFORM_BINARY_NAME` and the stand-in switched on.
 */
const organizations: Readonly<Record<string, string>> = {
  acme: 'config/organization.yaml',
  minimal: 'config/examples/minimal/organization.yaml',
  adopted: 'config/examples/adopted/organization.yaml',
  enterprise: 'config/examples/enterprise/organization.yaml',
};

const terraform = process.env.TERRAFORM_BINARY_NAME;
if (!terraform)
  throw new Error('TERRAFORM_BINARY_NAME is not set: the fixture is applied on the offline Terraform');

function keep(name: string, file: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-keep-'));
  const archive = resolve('__tests__', 'upgrades', version, `${name}.tar.gz`);
  try {
    // The examples lie below the shipped configuration's own folder; they are kept apart.
    cpSync(dirname(file), join(folder, 'config'), {
      recursive: true,
      filter: (path) => name !== 'acme' || !path.includes(join('config', 'examples')),
    });
    apply(folder);
    mkdirSync(dirname(archive), { recursive: true });
    pack(folder, archive);
    process.stdout.write(`${archive}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function apply(folder: string): void {
  const loaded = loadOrganization(join(folder, 'config', 'organization.yaml'));
  if (!loaded.organization) throw new Error(report(loaded, { color: false }));
  const settings = { ...loaded.organization.terraform, backend: { local: { directory: 'state' } } };
  const outdir = synthesize({ ...loaded.organization, terraform: settings }, join(folder, 'cdktf.out'));
  const environment = {
    ...process.env,
    TF_IN_AUTOMATION: '1',
    STANDIN_AWS_STATE: join(folder, 'aws'),
    STANDIN_AWS_IMPORT: 'any',
  };
  for (const stack of synthesizedStacks(outdir)) {
    const run = (...args: string[]) =>
      execFileSync(terraform as string, args, {
        cwd: stack.folder,
        env: environment,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    run('init', '-input=false', '-no-color');
    run('apply', '-input=false', '-no-color', '-auto-approve');
  }
}

/** The same bytes for the same content: names in order, no owner, no time. */
function pack(folder: string, archive: string): void {
  const plain = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=2026-01-01'];
  const without = ['.terraform', '.terraform.lock.hcl', '*.backup', 'calls.jsonl', '.providers'];
  execFileSync('tar', [
    ...plain,
    ...without.map((pattern) => `--exclude=${pattern}`),
    ...['-I', 'gzip -9n', '-cf', archive, '-C', folder, '.'],
  ]);
}

for (const [name, file] of Object.entries(organizations)) keep(name, file);
