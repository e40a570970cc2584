import { Command } from 'commander';
import type { Resolved } from '../config/resolve';
import { didYouMean } from '../config/suggest';
import { type AccessFilter, accessOf, compareAccess } from '../services/identity-center/access';
import { colorsOf } from '../terminal/colors';
import { accessTable, changeTable } from './access/text';
import { readOrganization } from './read-organization';
import { printJson } from './standard-output';
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
      const { asOf, json } = options;
      const organization = readOrganization({ json });
      const earlier = organization && asOf !== undefined ? readOrganization({ path: asOf, json }) : undefined;
      if (!organization || (asOf !== undefined && !earlier)) return;
      const known = earlier ? [organization, earlier] : [organization];
      const unknown = unknownName(options, known);
      if (unknown) throw new WrongUsage(unknown);
      answer(organization, earlier, options);
    });
}

function answer(organization: Resolved, earlier: Resolved | undefined, options: Options): void {
  const colors = colorsOf(process.stdout);
  const access = accessOf(organization, options);
  const change = earlier && compareAccess(accessOf(earlier, options), access);
  if (options.json) printJson(change ?? access);
  else process.stdout.write(change ? changeTable(change, colors) : accessTable(access, colors));
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
