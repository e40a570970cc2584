import { Command } from 'commander';
import { loadOrganization } from '../config/load';
import { organizationPath } from '../config/organization-path';
import { report } from '../config/report';
import type { Resolved } from '../config/resolve';
import { didYouMean } from '../config/suggest';
import { type AccessFilter, accessOf, compareAccess } from '../services/identity-center/access';
import { createColors } from '../terminal/colors';
import { accessTable, changeTable } from './access/text';
import { exitStatus } from './exit-status';
import { WrongUsage } from './wrong-usage';

interface Options extends AccessFilter {
  readonly asOf?: string;
  readonly json?: boolean;
}

/** `landfall access`: who has what where, by the organization file alone, and what another file would change. */
export function accessCommand(): Command {
  return new Command('access')
    .description('Show which group has which permission set in which account, and why.')
    .option('--account <name>', 'only this account')
    .option('--group <name>', 'only this group')
    .option('--as-of <file>', 'compare: what has changed since another organization file')
    .option('--json', 'print the result as JSON, for scripts')
    .action((options: Options) => {
      const organization = load(organizationPath());
      const earlier = options.asOf === undefined ? undefined : load(options.asOf);
      if (!organization || (options.asOf !== undefined && !earlier)) {
        process.exitCode = exitStatus.failed;
        return;
      }
      const known = earlier ? [organization, earlier] : [organization];
      const unknown = unknownName(options, known);
      if (unknown) throw new WrongUsage(unknown);
      process.stdout.write(answer(organization, earlier, options));
    });
}

function load(path: string): Resolved | undefined {
  const loaded = loadOrganization(path);
  if (!loaded.organization) process.stderr.write(report(loaded));
  return loaded.organization;
}

function answer(organization: Resolved, earlier: Resolved | undefined, options: Options): string {
  const colors = createColors(process.stdout.isTTY === true && !process.env.NO_COLOR);
  const access = accessOf(organization, options);
  if (!earlier) return options.json ? json(access) : accessTable(access, colors);
  const change = compareAccess(accessOf(earlier, options), access);
  return options.json ? json(change) : changeTable(change, colors);
}

/** What is asked about must be there in one of the files, or an empty answer would be read as "nobody". */
function unknownName({ account, group }: AccessFilter, files: readonly Resolved[]): string | undefined {
  const accounts = files.flatMap(({ management, accounts: all }) =>
    [management, ...all].map(({ name }) => name),
  );
  const groups = files.flatMap(({ identityCenter }) => Object.keys(identityCenter?.groups ?? {}));
  return missing('account', account, accounts) ?? missing('group', group, groups);
}

function missing(kind: string, name: string | undefined, known: readonly string[]): string | undefined {
  if (name === undefined || known.includes(name)) return undefined;
  const near = didYouMean(name, known);
  return `there is no ${kind} ${name}${near ? `; did you mean ${near}?` : ''}`;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
