import { z } from 'zod';
import type { Located } from '../reading/located';
import { keysOf } from './schema-at';

/** A key of a map, or an index of a list, and what is done to it: taken out, or put in with a value. */
export type Change = readonly [key: string | number, what: 'remove' | Located];

/** Changes that are tried of one entry at most: each takes a look at the whole entry. */
const mostTried = 100;

/**
 * Few changes that make an entry pass its schema, which it fails only as a whole: one if one is enough, else as many as
 * it takes. The schema is tried in proportion to the number of keys.
 *
 * @param instead a value for a key that is not there; undefined where there is no example
 * @returns undefined where nothing of the kind helps
 */
export function passingChanges(
  schema: z.core.$ZodType,
  { value, children }: Located,
  instead: (key: string) => Located | undefined,
): readonly Change[] | undefined {
  if (!children) return undefined;
  const added = keysOf(schema).flatMap((key): Change[] => {
    const what = children.has(key) ? undefined : instead(key);
    return what ? [[key, what]] : [];
  });
  const removed = [...children.keys()].map((key): Change => [key, 'remove']);
  if (added.length + removed.length > mostTried) return undefined;
  // What else is wrong with the entry, such as an unknown key, is mended apart.
  const apart = new Set(issuesOf(schema, value).filter((issue) => !isOfWhole(issue)));
  const passes = (changes: readonly Change[]) =>
    issuesOf(schema, changed(value, changes)).every((issue) => apart.has(issue));
  const alone = [...added, ...removed].find((change) => passes([change]));
  if (alone) return [alone];
  // A key that has to be there cannot be among those that are taken out together.
  const optional = removed.filter(([key]) => isOptional(schema, value, key));
  return together(optional, passes) ?? together(added, passes);
}

/** What a schema finds, each by its kind and place. */
const issuesOf = (schema: z.core.$ZodType, value: unknown): string[] =>
  (z.safeParse(schema, value).error?.issues ?? []).map(({ code, path }) => `${code} ${path.join('.')}`);

const isOfWhole = (issue: string): boolean => issue === 'custom ';

/** The first changes that pass together, without those among them that are not needed. */
function together(
  changes: readonly Change[],
  passes: (changes: readonly Change[]) => boolean,
): readonly Change[] | undefined {
  const enough = changes.findIndex((_, index) => passes(changes.slice(0, index + 1)));
  if (enough < 0) return undefined;
  const first = changes.slice(0, enough + 1);
  return first.reduce<readonly Change[]>((kept, change) => {
    const without = kept.filter((each) => each !== change);
    return passes(without) ? without : kept;
  }, first);
}

function changed(value: unknown, changes: readonly Change[]): unknown {
  const what = new Map(changes);
  if (Array.isArray(value)) return value.filter((_, index) => !what.has(index));
  const kept = Object.entries(value as object).filter(([key]) => !what.has(key));
  const put = changes.flatMap(([key, each]) => (each === 'remove' ? [] : [[key, each.value]]));
  return Object.fromEntries([...kept, ...put]);
}

/** Whether the schema can do without a key; what it says of the entry as a whole aside. */
function isOptional(schema: z.core.$ZodType, value: unknown, key: string | number): boolean {
  const { error } = z.safeParse(schema, changed(value, [[key, 'remove']]));
  return !error?.issues.some(({ path }) => path.length > 0 && path[0] === key);
}
