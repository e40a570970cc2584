import { regionNames, regions } from '../../organization/regions';
import type { Position } from '../diagnostics/diagnostic';
import { type Located, nearest, type Path } from '../reading/located';
import { organizationFileSchema } from './organization-file';
import { exampleValueOf, schemaAt } from './schema-at';

/** How a rejected value is filled in: with the least that is valid, or with an example of every key. */
export type Filling = 'least' | 'examples';

/** Matches the temporary name of an account whose own name is invalid. */
const passing = /\bzz(\d+)q\b/g;

/** Replaces temporary account names in a text with the names that the file has. */
export const withWrittenNames = (text: string, root: Located): string =>
  text.replace(
    passing,
    (_, index: string) => writtenName(root, Number(index)) ?? `number ${Number(index) + 1}`,
  );

const writtenName = (root: Located, index: number): string | undefined => {
  const name = nearest(root, ['accounts', index, 'name']);
  return typeof name.value === 'string' ? name.value : name.source;
};

/**
 * A valid value for a path, at the position of the rejected one.
 *
 * @param root the file as it was written
 * @param standIns receives the position, which marks diagnostics about the value
 */
export function standIn(
  root: Located,
  path: Path,
  filling: Filling,
  standIns: Set<Position>,
): Located | undefined {
  const written = nearest(root, path);
  if (path[0] === 'accounts' && path[2] === 'name' && path.length === 3)
    return { value: `zz${firstOfName(root, Number(path[1]))}q`, at: written.at };
  const value =
    special(root, path.join('.'), filling) ?? exampleValueOf(schemaAt(organizationFileSchema, path));
  if (value === undefined) return undefined;
  const at = { ...written.at };
  standIns.add(at);
  return made(value, at);
}

/** The index of the first account with the same invalid name: all of them share one temporary name. */
function firstOfName(root: Located, index: number): number {
  const name = writtenName(root, index);
  if (name === undefined) return index;
  const first = firsts.get(root) ?? firstByName(root);
  firsts.set(root, first);
  return first.get(name) ?? index;
}

const firsts = new WeakMap<Located, ReadonlyMap<string, number>>();

function firstByName(root: Located): Map<string, number> {
  const first = new Map<string, number>();
  for (const index of nearest(root, ['accounts']).children?.keys() ?? []) {
    const name = writtenName(root, Number(index));
    if (name !== undefined && !first.has(name)) first.set(name, Number(index));
  }
  return first;
}

/** Values for paths where the example of the schema would contradict the rest of the file. */
function special(root: Located, path: string, filling: Filling): unknown {
  const most = filling === 'examples';
  const { homeRegion, governedRegions } = (nearest(root, ['organization']).value ?? {}) as Record<
    string,
    unknown
  >;
  const governed = (Array.isArray(governedRegions) ? governedRegions : []).filter(
    (name) => typeof name === 'string' && Object.hasOwn(regions, name),
  );
  const home = typeof homeRegion === 'string' ? homeRegion : (governed[0] ?? 'us-east-1');
  const organization = {
    name: 'a',
    managementAccount: { id: '000000000000', ...(most && { email: 'zz@zz.example' }) },
    homeRegion: home,
    governedRegions: most ? [...new Set([home, ...regionNames])] : [home],
    ...(most && { accountEmail: 'zz+{account}@zz.example' }),
  };
  if (path === 'organization') return organization;
  if (/^organization\.governedRegions\.\d+$/.test(path)) return home;
  const key = /^organization\.(\w+)$/.exec(path)?.[1] as keyof typeof organization | undefined;
  if (path === 'organization.managementAccount.id') return organization.managementAccount.id;
  return key && Object.hasOwn(organization, key) ? organization[key] : undefined;
}

function made(value: unknown, at: Position): Located {
  if (typeof value !== 'object' || value === null) return { value, at };
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return { value, at, children: new Map(entries.map(([key, child]) => [key, made(child, at)])) };
}
