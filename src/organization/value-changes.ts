import { own } from './own';
/** One value that differs between two trees of data. */
export interface ValueChange {
  /** keys from the top; an entry of a list goes by its name, or by its place and the first text in it */
  readonly path: readonly string[];
  /** undefined where there was none */
  readonly before: unknown;
  /** undefined where there is none any more */
  readonly after: unknown;
}

/** A map of which nothing more is known, such as an entry of a list. */
export type Entry = Readonly<Record<string, unknown>>;

/**
 * What differs between two trees of data, as deep as both have something to compare. A list of plain values is one
 * value. Entries of other lists are compared by their name, where they have one, or with the entry most alike.
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

/** An entry as it was and as it is; one of both is missing where it came or went. */
export type EntryPair = readonly [was: Entry | undefined, is: Entry | undefined];

/** Beyond this, looking for the entry most alike would take longer than it helps anybody to read. */
const mostCompared = 200;

/** Pairs the entries of a list with those of a former one: equal ones, then by name or Sid, then the most alike. */
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

/** The entry that has at least half of its keys in common, the most of all. */
function mostAlike(entry: Entry, candidates: ReadonlySet<Entry>): Entry | undefined {
  const scored = [...candidates].map((each) => ({ each, score: likeness(each, entry) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { each: entry, score: 0 });
  return best.score >= 0.5 ? best.each : undefined;
}

function likeness(a: Entry, b: Entry): number {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.filter((key) => same(own(a, key), own(b, key))).length / keys.length;
}

/** Whether two values are the same data, in whatever order their keys were written. */
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
