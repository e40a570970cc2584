import type { Located } from '../../config/reading/located';
import { type Organization, rootPath } from '../../organization/model';
import type { PlaceOf } from '../../services/identity-center/access';

/**
 * Gives the position that grants access: an assignment, or the nearest `access` that names the group.
 *
 * @param named gives the label of a file, where its path is not what a reader would look up
 */
export function placesIn(
  root: Located,
  organization: Organization,
  named: (file: string) => string = (file) => file,
): PlaceOf {
  const entries = new Map(
    [...(root.children?.get('accounts')?.children?.values() ?? [])].map((entry) => [
      (entry.value as { name?: unknown } | null)?.name,
      entry,
    ]),
  );
  const parents = new Map(organization.accounts.map(({ name, parent }) => [name, parent]));
  return ({ account, group }, way) => {
    if (way !== 'access') return placeOf(below(root, ['identityCenter', 'assignments', way]), named);
    const levels = [entries.get(account), ...defaultsAbove(root, parents.get(account) ?? rootPath)];
    const places = levels.map((level) => below(level, ['access', 'groups', group]));
    return placeOf(
      places.find((place) => place !== undefined),
      named,
    );
  };
}

/** The account defaults of an OU and of every OU above it, up to the root. */
function defaultsAbove(root: Located, path: string): (Located | undefined)[] {
  const names = path === rootPath ? [] : path.split('/');
  const paths = [...names.map((_, index) => names.slice(0, names.length - index)), []];
  return paths.map((each) =>
    below(root, ['root', ...each.flatMap((name) => ['organizationalUnits', name]), 'accountDefaults']),
  );
}

const below = (from: Located | undefined, steps: readonly (string | number)[]): Located | undefined =>
  steps.reduce<Located | undefined>((here, step) => here?.children?.get(step), from);

function placeOf(located: Located | undefined, named: (file: string) => string): string | undefined {
  const at = located?.key ?? located?.at;
  return at && `${named(at.file)}:${at.line}`;
}
