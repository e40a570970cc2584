import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { select, text } from '@clack/prompts';
import { Command } from 'commander';
import { report } from '../config/diagnostics/report';
import { loadOrganization } from '../config/load';
import { organizationPath } from '../config/reading/organization-path';
import { shown } from '../config/reading/read-inside';
import { addedLines } from '../new-account/added-lines';
import type { NewAccount } from '../new-account/entry';
import { withAccount } from '../new-account/insert';
import { fileFor } from '../new-account/where';
import type { LandingZone } from '../organization/landing-zone';
import { compareOrganizations } from '../organization-diff/compare';
import { diffText } from '../organization-diff/text';
import { exitStatus } from './exit-status';
import { prompt } from './prompt';
import { UsageError } from './usage-error';

type NewAccountOptions = Partial<NewAccount> & { readonly file?: string };

/** `landfall new account`: adds an entry to the organization file, if the file is valid with it. */
export function newCommand(): Command {
  const account = new Command('account')
    .description('Add an account to the organization file; asks for what is not given.')
    .option('--name <name>', 'name of the account')
    .option('--ou <path>', 'OU that it is in, as a path')
    .option('--owner <team>', 'team that answers for it')
    .option('--email <address>', 'address of its root user, where no pattern makes one')
    .option(
      '--file <path>',
      'file to write into, a new one too; where the accounts of the OU are if not given',
    )
    .action(async (options: NewAccountOptions) => {
      process.exitCode = await addAccount(options);
    });
  return new Command('new').description('Add something to the organization file.').addCommand(account);
}

async function addAccount(options: NewAccountOptions): Promise<number> {
  const loaded = loadOrganization(organizationPath());
  if (!loaded.organization) {
    process.stderr.write(report(loaded));
    return exitStatus.failed;
  }
  const account = await complete(options, loaded.organization);
  const file = options.file ?? fileFor(loaded.organization, account.ou, organizationPath());
  return write(file, account, loaded.organization);
}

/** Writes the entry, checks the file, and restores it where it is invalid. */
function write(file: string, account: NewAccount, before: LandingZone): number {
  const old = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const edited = withAccount(old ?? '', account);
  writeFileSync(file, edited);
  const loaded = loadOrganization(organizationPath());
  const { organization } = loaded;
  if (!organization?.accounts.some(({ name }) => name === account.name)) {
    if (old === undefined) rmSync(file);
    else writeFileSync(file, old);
    if (loaded.organization)
      process.stderr.write(`landfall: ${shown(file)} is not read: name it under include first\n`);
    else process.stderr.write(report(loaded));
    process.stderr.write(
      `landfall: ${shown(file)} ${old === undefined ? 'is not written' : 'stays as it was'}\n`,
    );
    return exitStatus.failed;
  }
  process.stdout.write(
    `${shown(file)}\n${addedLines(old ?? '', edited)}\n${diffText(compareOrganizations(before, organization))}`,
  );
  return exitStatus.ok;
}

/** The options, completed by prompts for missing ones. */
async function complete(options: NewAccountOptions, organization: LandingZone): Promise<NewAccount> {
  const { name, ou, owner, email } = options;
  const optional = { ...(owner && { owner }), ...(email && { email }) };
  if (name && ou) return { name, ou, ...optional };
  if (!process.stdin.isTTY) throw new UsageError('there is nobody to ask; give --name and --ou');
  const units = ['Root', ...organization.organizationalUnits.map(({ path }) => path)];
  const named =
    name ?? (await prompt(() => text({ message: 'Name of the account', placeholder: 'payments-prod' })));
  const path =
    ou ?? (await prompt(() => select({ message: 'OU', options: units.map((value) => ({ value })) })));
  const team =
    owner ??
    (await prompt(() =>
      text({ message: 'Team that answers for it', placeholder: 'payments', defaultValue: '' }),
    ));
  return { ...optional, name: named, ou: path, ...(team && { owner: team }) };
}
