import { z } from 'zod';
import type { Located } from '../reading/located';
import { keysOf } from './schema-at';

/** A change of one entry: the key of a map or the index of a list, and `remove` or the value to put there. */
export type Change = readonly [key: string | number, what: 'remove' | Located];

/** Limit on changes that are tried for one entry: each try parses the whole entry. */
const mostTried = 100;

/**
 * The fewest changes that make an entry valid where only the entry as a whole fails its schema. The number of parses is
 * proportional to the number of keys.
 *
 * @param instead gives a value for a missing key; undefined where the schema has no example
 * @returns undefined where no such changes help
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
  // Other mistakes in the entry, such as an unknown key, are repaired separately.
  const apart = new Set(issuesOf(schema, value).filter((issue) => !isOfWhole(issue)));
  const passes = (changes: readonly Change[]) =>
    issuesOf(schema, changed(value, changes)).every((issue) => apart.has(issue));
  const alone = [...added, ...removed].find((change) => passes([change]));
  if (alone) return [alone];
  // Required keys are never removed together with others.
  const optional = removed.filter(([key]) => isOptional(schema, value, key));
  return together(optional, passes) ?? together(added, passes);
}

/** The issues that a schema finds, as text of kind and path. */
const issuesOf = (schema: z.core.$ZodType, value: unknown): string[] =>
  (z.safeParse(schema, value).error?.issues ?? []).map(({ code, path }) => `${code} ${path.join('.')}`);

const isOfWhole = (issue: string): boolean => issue === 'custom ';

/** The first changes that together make the entry valid, without those that are not needed. */
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

/** Whether a key may be left out, apart from rules about the entry as a whole. */
function isOptional(schema: z.core.$ZodType, value: unknown, key: string | number): boolean {
  const { error } = z.safeParse(schema, changed(value, [[key, 'remove']]));
  return !error?.issues.some(({ path }) => path.length > 0 && path[0] === key);
}
