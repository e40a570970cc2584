import { Command } from 'commander';
import { fixFor } from '../config/diagnostics/suggest';
import { organizationPath } from '../config/reading/organization-path';
import { baseOf } from '../git/ref';
import type { LandingZone } from '../organization/landing-zone';
import { namesNow } from '../organization-diff/former';
import {
  type Access,
  type AccessChange,
  type AccessFilter,
  accessOf,
  compareAccess,
} from '../services/identity-center/access';
import { colorsOf } from '../terminal/colors';
import { widthOfStream } from '../terminal/width';
import { placesIn } from './access/places';
import { accessTable, changeTable } from './access/text';
import { accountNamed } from './account-names';
import { exitStatus } from './exit-status';
import { type FileAtCommit, fileAt } from './organization-at';
import { readValidFile, type ValidFile } from './read-organization';
import { printJson } from './standard-output';
import { UsageError } from './usage-error';

interface Options extends AccessFilter {
  readonly asOf?: string;
  readonly since?: string;
  readonly json?: boolean;
}

/** `landfall access`: who has which access, from the organization file alone, and what another file would change. */
export function accessCommand(): Command {
  return new Command('access')
    .description('Show which group has which permission set in which account, and why.')
    .option('--account <name>', 'only this account: name, id, or the name that AWS shows')
    .option('--group <name>', 'only this group')
    .option('--as-of <file>', 'compare: what has changed since another organization file')
    .option('--since <ref>', 'compare: what has changed since a git ref, where this branch left it')
    .option('--json', 'print the result as JSON, for scripts')
    .action(access);
}

function access(options: Options): void {
  if (options.asOf !== undefined && options.since !== undefined)
    throw new UsageError('--as-of and --since both name what to compare with; give one of them');
  const now = readValidFile(options);
  if (!now) return;
  const before = earlier(options);
  if (before === 'wrong') {
    process.exitCode = exitStatus.failed;
    return;
  }
  const known = before ? [now.organization, before.organization] : [now.organization];
  const filter = filterFrom(options, known);
  const answer = answerOf(now, filter);
  const change = before && changeSince(before, now, filter);
  const colors = colorsOf(process.stdout);
  const width = widthOfStream(process.stdout);
  if (options.json) printJson(change ?? answer);
  else process.stdout.write(change ? changeTable(change, colors, width) : accessTable(answer, colors, width));
}

type File = ValidFile & Partial<Pick<FileAtCommit, 'named'>>;

/** The file to compare with; undefined where there is none. */
function earlier({ asOf, since, json }: Options): File | 'wrong' | undefined {
  if (asOf !== undefined) return readValidFile({ path: asOf, json }) ?? 'wrong';
  if (since === undefined) return undefined;
  return fileAt(baseOf(since, organizationPath())) ?? 'wrong';
}

const answerOf = ({ organization, root, named }: File, filter: AccessFilter): Access[] =>
  accessOf(organization, filter, placesIn(root, organization, named));

/** The changes of access since another file. Accounts go by their current names. */
function changeSince(before: File, now: File, { account, group }: AccessFilter): AccessChange {
  const nameOf = namesNow(before.organization, now.organization);
  const { accounts, management } = now.organization;
  const there = [management, ...accounts].some(({ name }) => name === account);
  const wanted = account === undefined || there ? account : nameOf(account);
  const was = answerOf(before, { group })
    .map((access) => ({ ...access, account: nameOf(access.account) }))
    .filter((access) => wanted === undefined || access.account === wanted);
  return compareAccess(was, answerOf(now, { account: wanted, group }));
}

/**
 * The filter with resolved names. It must match something in one of the files: an empty answer would read as "nobody".
 */
function filterFrom({ account, group }: AccessFilter, files: readonly LandingZone[]): AccessFilter {
  const groups = files.flatMap(({ identityCenter }) => Object.keys(identityCenter?.groups ?? {}));
  if (group !== undefined && !groups.includes(group))
    throw new UsageError(`there is no group ${group}; ${fixFor(group, [...new Set(groups)], 'groups')}`);
  return { account: account === undefined ? undefined : accountNamed(account, ...files).name, group };
}
