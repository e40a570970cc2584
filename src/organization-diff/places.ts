import { accountLabel } from '../organization/account-label';
import { counted } from '../organization/counted';
import { depthOf, isWithin } from '../organization/lookups';
import { type Organization, rootPath } from '../organization/model';
import { own } from '../organization/own';

/** Up to this number, accounts are listed by name and not by OU. */
const fewNames = 3;

/** Limit on listed accounts; the rest is counted. */
const mostListed = 8;

/**
 * Summarizes where accounts are: whole OUs by path, the other accounts by name or counted by OU.
 *
 * @param names of the accounts
 * @param universe names of all accounts that could be among them; an OU is whole when all of its accounts in `universe`
 * are
 * @param shown gives the label of an account
 */
export function placesOf(
  names: readonly string[],
  universe: readonly string[],
  { accounts }: Organization,
  shown: (name: string) => string = (name) => name,
): string {
  const parents = new Map(accounts.map(({ name, parent }) => [name, parent]));
  const left = new Set(names);
  if (names.length <= fewNames) return names.map(shown).join(', ');
  const [all, wanted] = [countsByUnit(universe, parents), countsByUnit(names, parents)];
  // The lowest OU is used where the one above holds no other accounts.
  const loose = new Set(
    [...wanted.keys()].flatMap((path) => {
      const parent = above(path);
      return parent !== undefined &&
        wanted.get(parent) === wanted.get(path) &&
        all.get(parent) === all.get(path)
        ? [parent]
        : [];
    }),
  );
  const whole = [...wanted.keys()]
    .filter((path) => (wanted.get(path) ?? 0) > 1 && wanted.get(path) === all.get(path))
    .filter((path) => !loose.has(path))
    .sort((a, b) => depthOf(a) - depthOf(b))
    .flatMap((path) => {
      const below = [...left].filter((name) => isWithin(parents.get(name) ?? '', path));
      for (const name of below) left.delete(name);
      return below.length
        ? [`all ${counted(below.length, 'account')}${path === rootPath ? '' : ` of ${path}`}`]
        : [];
    });
  return [...whole, ...rest([...left], parents, shown)].join(', ');
}

/** The number of accounts in each OU and below it. */
function countsByUnit(names: readonly string[], parents: ReadonlyMap<string, string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) {
    const parent = parents.get(name);
    if (parent === undefined) continue;
    const steps = parent === rootPath ? [] : parent.split('/');
    const paths = [rootPath, ...steps.map((_, index) => steps.slice(0, index + 1).join('/'))];
    for (const path of paths) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return counts;
}

function rest(
  names: readonly string[],
  parents: ReadonlyMap<string, string>,
  shown: (name: string) => string,
): string[] {
  if (names.length <= mostListed) return names.map(shown);
  const byTop = new Map<string, string[]>();
  for (const name of names) {
    const parent = parents.get(name) ?? rootPath;
    byTop.set(parent, [...(byTop.get(parent) ?? []), name]);
  }
  return [...byTop].map(([parent, inside]) =>
    inside.length === 1 ? shown(inside[0] ?? '') : `${counted(inside.length, 'account')} of ${parent}`,
  );
}

/** The parent of an OU; for a top-level OU, the root. */
const above = (path: string): string | undefined =>
  path === rootPath ? undefined : path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : rootPath;

/** The label of an account by its name in the file: that name, followed by its name in AWS where it differs. */
export const accountShown =
  (accountNames: Readonly<Record<string, string>>) =>
  (name: string): string =>
    accountLabel({ name, accountName: own(accountNames, name) ?? name });
