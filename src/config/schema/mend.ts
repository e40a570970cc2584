import type { z } from 'zod';
import type { Position } from '../diagnostics/diagnostic';
import { type Located, mapOf, nearest, type Path } from '../reading/located';
import { type OrganizationFile, organizationFileSchema } from './organization-file';
import { type Change, passingChanges } from './passing-changes';
import { schemaAt } from './schema-at';
import { type Filling, standIn } from './stand-ins';

/** A file that the schema takes, made of one that it refuses. */
export interface Mended {
  /** absent where too little is right */
  readonly file?: OrganizationFile;
  readonly root: Located;
  /** places of values that nobody wrote */
  readonly standIns: ReadonlySet<Position>;
  /** whether nothing but unknown keys was taken out, so that the other filling makes the same file */
  readonly isOnly: boolean;
  /** what the schema finds only in the file without its other mistakes, and in which form of it */
  readonly later: readonly Later[];
}

/** Issues with the form of the file that their paths are in: entries of a list move up when another is taken out. */
export interface Later {
  readonly issues: readonly z.core.$ZodIssue[];
  readonly root: Located;
}

/** Values are taken out and put in again, then what they stand in is; a file is never nested as deep. */
const mostRounds = 12;

/** What the schema makes of a file: the file, or what is wrong with it. */
export type SchemaResult = ReturnType<typeof organizationFileSchema.safeParse>;

/**
 * The file with as little as possible taken out, and stand-ins for what has to be there, so that the checks across the
 * file see all the rest.
 *
 * @param first what the schema makes of it as it was written
 */
export function mended(written: Located, first: SchemaResult, filling: Filling): Mended {
  const standIns = new Set<Position>();
  const tried = new Map<string, number>();
  const later: Later[] = [];
  let isOnly = true;
  let root = written;
  for (let round = 0; round < mostRounds; round++) {
    const parsed = round === 0 ? first : organizationFileSchema.safeParse(root.value);
    if (parsed.success) return { file: parsed.data as OrganizationFile, root, standIns, isOnly, later };
    isOnly &&= parsed.error.issues.every(({ code }) => code === 'unrecognized_keys');
    if (round > 0) later.push({ issues: parsed.error.issues.filter(({ code }) => code === 'custom'), root });
    const edits: Edits = new Map();
    for (const issue of parsed.error.issues) {
      const key = triedAs(issue);
      const times = tried.get(key) ?? 0;
      tried.set(key, times + 1);
      edit(edits, root, issue, times, (path) => standIn(written, path, filling, standIns), filling);
    }
    root = edited(root, edits);
  }
  return { root, standIns, isOnly: false, later };
}

/** Another value under the same key: nothing that was in the first one stays. */
const inPlaceOf = ({ key }: Located, value: Located): Located => ({ ...value, ...(key && { key }) });

/** What is done to the values of a map or a list: taken out, replaced, or something inside of them. */
type Edits = Map<string | number, Edits | 'remove' | Located>;

function edit(
  edits: Edits,
  root: Located,
  issue: z.core.$ZodIssue,
  times: number,
  instead: (path: Path) => Located | undefined,
  filling: Filling,
): void {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    for (const name of issue.keys) put(edits, [...path, name], 'remove');
    return;
  }
  const changes = times === 0 ? asAWhole(root, issue, instead) : undefined;
  if (changes) {
    for (const [key, what] of changes) put(edits, [...path, key], what);
    return;
  }
  const there = path.length > 0 && nearest(root, path.slice(0, -1)).children?.has(path.at(-1) as string);
  const example = issue.code !== 'invalid_key' && (there ? times === 0 && filling === 'examples' : times < 2);
  const stand = (example || isAccountName(path)) && times < 2 ? instead(path) : undefined;
  if (stand) put(edits, path, stand);
  else put(edits, there && times < 2 ? path : path.slice(0, -1), 'remove');
}

/** Tries are counted by place; what is wrong with an entry as a whole shows after what is wrong in it, and is tried anew. */
const triedAs = ({ code, path }: z.core.$ZodIssue): string =>
  `${code === 'custom' || code === 'unrecognized_keys' ? code : ''} ${path.join('.')}`;

/** Changes that make a map or a list right as a whole, where few do: the rest of it stays, and is looked at. */
function asAWhole(
  root: Located,
  issue: z.core.$ZodIssue,
  instead: (path: Path) => Located | undefined,
): readonly Change[] | undefined {
  const path = issue.path as Path;
  const there = nearest(root, path);
  if (issue.code === 'too_big' && issue.origin === 'array')
    return [...(there.children?.keys() ?? [])].slice(Number(issue.maximum)).map((index) => [index, 'remove']);
  const schema = path.length > 0 ? schemaAt(organizationFileSchema, path) : undefined;
  if (issue.code !== 'custom' || !schema) return undefined;
  return passingChanges(schema, there, (key) => instead([...path, key]));
}

const isAccountName = (path: Path): boolean => path[0] === 'accounts' && path[2] === 'name';

function put(edits: Edits, path: Path, what: 'remove' | Located): void {
  let here = edits;
  for (const [depth, step] of path.entries()) {
    const last = depth === path.length - 1;
    const next = here.get(step);
    if (last) here.set(step, what);
    if (last || next === 'remove' || (next && !(next instanceof Map))) return;
    const inside: Edits = next ?? new Map();
    here.set(step, inside);
    here = inside;
  }
}

function edited(located: Located, edits: Edits): Located {
  if (!located.children) return located;
  const children = new Map<string | number, Located>();
  for (const [key, child] of located.children) {
    const change = edits.get(key);
    if (change === 'remove') continue;
    children.set(
      key,
      change instanceof Map ? edited(child, change) : change ? inPlaceOf(child, change) : child,
    );
  }
  for (const [key, change] of edits)
    if (!located.children.has(key) && change !== 'remove' && !(change instanceof Map))
      children.set(key, change);
  if (!Array.isArray(located.value)) return mapOf(located, children);
  const items = [...children.values()];
  return { ...located, value: items.map(({ value }) => value), children: new Map(items.entries()) };
}
