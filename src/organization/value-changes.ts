import { own } from './own';
/** A value that differs between two data trees. */
export interface ValueChange {
  /** keys from the top; a list entry shows as its name, or as its index and first text */
  readonly path: readonly string[];
  /** undefined where the value is new */
  readonly before: unknown;
  /** undefined where the value was removed */
  readonly after: unknown;
}

/** A map of unknown shape, such as a list entry. */
export type Entry = Readonly<Record<string, unknown>>;

/**
 * The differences between two data trees, at the deepest keys that both have. A list of plain values is compared as one
 * value. Entries of other lists are matched by name, or else with the most similar entry.
 */
export function valueChanges(before: unknown, after: unknown, path: readonly string[] = []): ValueChange[] {
  if (same(before, after)) return [];
  if (isMap(before) && isMap(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => valueChanges(own(before, key), own(after, key), [...path, key]));
  }
  if (isListOfMaps(before) && isListOfMaps(after) && before.length && after.length)
    return entryChanges(before, after, path);
  return [{ path, before, after }];
}

function entryChanges(before: readonly Entry[], after: readonly Entry[], path: readonly string[]) {
  const changes = pairEntries(before, after).flatMap(([was, is]) => {
    const [list, entry] = is ? [after, is] : [before, was as Entry];
    return valueChanges(was, is, [...path, nameOf(entry, list.indexOf(entry) + 1)]);
  });
  if (changes.length) return changes;
  const names = (list: readonly Entry[]) => list.map((entry, index) => nameOf(entry, index + 1));
  return [{ path: [...path, 'order'], before: names(before), after: names(after) }];
}

function nameOf(entry: Entry, place: number): string {
  if (typeof entry.name === 'string') return entry.name;
  const first = Object.values(entry).find((value) => typeof value === 'string');
  return first === undefined ? `${place}` : `${place} (${first})`;
}

/** An entry before and after; one of the two is undefined where the entry was added or removed. */
export type EntryPair = readonly [was: Entry | undefined, is: Entry | undefined];

/** Limit on list entries that are matched by similarity: the search takes quadratic time. */
const mostCompared = 200;

/**
 * Pairs the entries of two lists: equal entries first, then entries with the same name or Sid, then the most similar
 * ones.
 */
export function pairEntries(before: readonly Entry[], after: readonly Entry[]): EntryPair[] {
  const [old, now] = [new Set(before), new Set(after)];
  const pairs: EntryPair[] = [];
  const pair = (was: Entry, is: Entry) => {
    old.delete(was);
    now.delete(is);
    pairs.push([was, is]);
  };
  for (const keyOf of [ordered, named]) {
    const byKey = new Map([...old].map((entry) => [keyOf(entry), entry]));
    for (const entry of now) {
      const key = keyOf(entry);
      const was = key && byKey.get(key);
      if (was && old.has(was)) pair(was, entry);
    }
  }
  if (old.size <= mostCompared && now.size <= mostCompared) {
    for (const entry of now) {
      const was = mostAlike(entry, old);
      if (was) pair(was, entry);
    }
  }
  return [
    ...pairs,
    ...[...old].map((was): EntryPair => [was, undefined]),
    ...[...now].map((is): EntryPair => [undefined, is]),
  ];
}

const named = ({ name, Sid }: Entry): string | undefined => {
  const given = name ?? Sid;
  return typeof given === 'string' ? given : undefined;
};

/** The most similar entry, which shares at least half of the keys; undefined where there is none. */
function mostAlike(entry: Entry, candidates: ReadonlySet<Entry>): Entry | undefined {
  const scored = [...candidates].map((each) => ({ each, score: likeness(each, entry) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { each: entry, score: 0 });
  return best.score >= 0.5 ? best.each : undefined;
}

function likeness(a: Entry, b: Entry): number {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.filter((key) => same(own(a, key), own(b, key))).length / keys.length;
}

/** Whether two values are equal data, regardless of key order. */
export const same = (a: unknown, b: unknown): boolean => ordered(a) === ordered(b);

/** Whether a value is a map, and neither a list nor null. */
export const isMap = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isListOfMaps = (value: unknown): value is readonly Entry[] =>
  Array.isArray(value) && value.every(isMap);

const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    isMap(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  ) ?? '';
