import type { z } from 'zod';
import type { Position } from '../diagnostics/diagnostic';
import { type Located, mapOf, nearest, type Path } from '../reading/located';
import { type OrganizationFile, organizationFileSchema } from './organization-file';
import { type Change, passingChanges } from './passing-changes';
import { schemaAt } from './schema-at';
import { type Filling, standIn } from './stand-ins';

/** The result of repairing a file that the schema rejects. The repaired file only serves to find further mistakes. */
export interface Mended {
  /** absent where the file could not be repaired */
  readonly file?: OrganizationFile;
  readonly root: Located;
  /** positions of values that were filled in and are not in the file */
  readonly standIns: ReadonlySet<Position>;
  /** whether only unknown keys were removed, so that both fillings give the same file */
  readonly isOnly: boolean;
  /** issues that the schema finds only after earlier ones are repaired, with the file that they were found in */
  readonly later: readonly Later[];
}

/** Issues with the root that their paths belong to. Indexes of a list change when an entry is removed. */
export interface Later {
  readonly issues: readonly z.core.$ZodIssue[];
  readonly root: Located;
}

/** Limit on rounds. Each round repairs values, and the next one what contains them. No real file is nested as deep. */
const mostRounds = 12;

/** The result of parsing a file with the schema: the file or its issues. */
export type SchemaResult = ReturnType<typeof organizationFileSchema.safeParse>;

/**
 * Repairs a file: removes as little as possible and fills in required values, so that the checks across the file can
 * run on the rest.
 *
 * @param first the result of parsing the file as it was written
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

/** A new value under the same key. Nothing of the old value stays. */
const inPlaceOf = ({ key }: Located, value: Located): Located => ({ ...value, ...(key && { key }) });

/** Edits of a map or a list by key: remove a value, replace it, or edit inside it. */
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

/**
 * The key that attempts are counted by. Issues with an entry as a whole appear only after the others, so they count
 * separately.
 */
const triedAs = ({ code, path }: z.core.$ZodIssue): string =>
  `${code === 'custom' || code === 'unrecognized_keys' ? code : ''} ${path.join('.')}`;

/** The few changes that make a map or a list valid as a whole. The rest of it stays and is checked. */
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
