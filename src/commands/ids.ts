import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { projectFolder } from '../config/reading/organization-path';
import { accountLabel } from '../organization/account-label';
import { counted } from '../organization/counted';
import { accountStacks } from '../organization/lookups';
import type { Account, Organization } from '../organization/model';
import { withStatusLine } from '../terminal/status-line';
import { requireTerraform } from '../terraform-runs/binary';
import { Initializer } from '../terraform-runs/init';
import { stateOutputs } from '../terraform-runs/outputs';
import { synthesizedStacks } from '../terraform-runs/stacks';
import { withIds } from './ids/edit';
import { readOrganization } from './read-organization';
import { printJson } from './standard-output';
import { synthesize } from './synthesize';

/** `landfall ids`: shows the ids of accounts that Terraform has created. `--write` adds them to the file. */
export function idsCommand(): Command {
  return new Command('ids')
    .description('Show the ids of created accounts, or write them into the organization file.')
    .option('--write', 'write the ids into the entries of the accounts, layout and comments kept')
    .option('--json', 'print the ids as JSON')
    .action(async ({ write, json }: { write?: boolean; json?: boolean }) => {
      const organization = readOrganization({ json });
      if (!organization) return;
      requireTerraform();
      const ids = await accountIds(synthesize(organization), accountStacks(organization));
      if (json) printJson(Object.fromEntries(ids));
      else process.stdout.write(idLines(organization, ids));
      if (write) process.stdout.write(writeIds(organization.accounts, ids));
    });
}

async function accountIds(outdir: string, names: readonly string[]): Promise<Map<string, string>> {
  const initializer = new Initializer(projectFolder());
  const ids = new Map<string, string>();
  for (const stack of synthesizedStacks(outdir).filter(({ name }) => names.includes(name))) {
    const { account_ids: found } = await withStatusLine(`reading the state of ${stack.name}`, () =>
      stateOutputs<'accounts'>(stack, initializer),
    );
    for (const [name, id] of Object.entries(found ?? {})) ids.set(name, id);
  }
  return ids;
}

function idLines(organization: Organization, ids: ReadonlyMap<string, string>): string {
  const labels = new Map(organization.accounts.map((account) => [account.name, accountLabel(account)]));
  return [...ids].map(([name, id]) => `${id} ${labels.get(name) ?? name}\n`).join('');
}

function writeIds(accounts: readonly Account[], ids: ReadonlyMap<string, string>): string {
  const missing = accounts.filter(({ id, name }) => !id && ids.has(name));
  const files = [...new Set(missing.map(({ source }) => source.file))];
  for (const file of files) {
    const inFile = missing.filter(({ source }) => source.file === file);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, withIds(text, new Map(inFile.map(({ name }) => [name, ids.get(name) ?? '']))));
  }
  return `${counted(missing.length, 'id')} written${files.length ? ` into ${files.join(', ')}` : ''}\n`;
}
