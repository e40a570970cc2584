import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { loadOrganization } from '../config/load';
import { organizationPath } from '../config/organization-path';
import { report } from '../config/report';
import { accountStacks } from '../organization/lookups';
import type { Account } from '../organization/model';
import { exitStatus } from './exit-status';
import { withIds } from './ids/edit';
import { synthesize } from './synthesize';

/** `landfall ids`: the ids of the accounts that Terraform has created, and with `--write` into the file with them. */
export function idsCommand(): Command {
  return new Command('ids')
    .description('Show the ids of created accounts, or write them into the organization file.')
    .option('--write', 'write the ids into the entries of the accounts, layout and comments kept')
    .option('--json', 'print the ids as JSON')
    .action(({ write, json }: { write?: boolean; json?: boolean }) => {
      const loaded = loadOrganization(organizationPath());
      const { organization } = loaded;
      if (!organization) {
        process.stderr.write(report(loaded));
        process.exitCode = exitStatus.failed;
        return;
      }
      const outdir = synthesize(organization);
      const ids = new Map(
        accountStacks(organization).flatMap((stack) => [...outputIds(join(outdir, 'stacks', stack))]),
      );
      if (json) process.stdout.write(`${JSON.stringify(Object.fromEntries(ids), null, 2)}\n`);
      else for (const [name, id] of ids) process.stdout.write(`${id} ${name}\n`);
      if (write) process.stdout.write(writeIds(organization.accounts, ids));
    });
}

function outputIds(folder: string): Map<string, string> {
  const terraform = process.env.TERRAFORM_BINARY_NAME || 'terraform';
  const run = (...args: string[]) =>
    execFileSync(terraform, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  run('init', '-input=false', '-no-color');
  const outputs = JSON.parse(run('output', '-json')) as { account_ids?: { value: Record<string, string> } };
  return new Map(Object.entries(outputs.account_ids?.value ?? {}));
}

function writeIds(accounts: readonly Account[], ids: ReadonlyMap<string, string>): string {
  const missing = accounts.filter(({ id, name }) => !id && ids.has(name));
  const files = [...new Set(missing.map(({ source }) => source.file))];
  for (const file of files) {
    const inFile = missing.filter(({ source }) => source.file === file);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, withIds(text, new Map(inFile.map(({ name }) => [name, ids.get(name) ?? '']))));
  }
  return `${missing.length} ids written${files.length ? ` into ${files.join(', ')}` : ''}\n`;
}
