/** Something to place into documents: a guardrail with the characters it takes there. */
export interface Item {
  name: string;
  size: number;
}

/** Document number, from 1, of every item by name. */
export type Bins = ReadonlyMap<string, number>;

/**
 * How many characters a guardrail is rounded up to when nothing is known of an earlier placement. An edit that
 * stays within the rounding leaves the placement of everything as it was.
 */
const STEP = 64;

/**
 * Distributes items over as few documents as is worth it.
 *
 * Without an earlier placement: first fit in the order of declaration, so that a guardrail added at the end
 * moves nothing. If that takes more than one document above the least conceivable number, first fit from the
 * largest down instead, which is within 11/9 of the optimum.
 *
 * With one: everything stays where it was if it still fits, what is new goes where there is room, and only when
 * that wastes more than one document are the emptiest documents dissolved.
 *
 * @param capacity characters one document holds; no item may be larger
 * @param previous an earlier placement; names it does not know, or that are gone, do no harm
 */
export function place(items: Item[], capacity: number, previous?: Bins): Bins {
  const fresh = placeAfresh(items, capacity);
  if (!previous) return fresh;
  const kept = placeAround(items, capacity, previous);
  const bins = dissolve(kept, items, capacity, count(fresh) + 1);
  return count(bins) <= count(fresh) + 1 ? bins : fresh;
}

/** The number of documents in use. */
export function count(bins: Bins): number {
  return new Set(bins.values()).size;
}

function placeAfresh(items: Item[], capacity: number): Bins {
  const rounded = items.map(({ name, size }) => ({
    name,
    size: Math.min(capacity, Math.ceil(size / STEP) * STEP),
  }));
  const declared = firstFit(rounded, capacity);
  const least = Math.ceil(items.reduce((sum, { size }) => sum + size, 0) / capacity);
  if (count(declared) <= least + 1) return declared;
  const decreasing = firstFit([...items].sort(bySize), capacity);
  return count(decreasing) < count(declared) ? decreasing : declared;
}

function placeAround(items: Item[], capacity: number, previous: Bins): Bins {
  const bins = new Map<string, number>();
  const homeless: Item[] = [];
  for (const item of items) {
    const bin = previous.get(item.name);
    if (bin === undefined) homeless.push(item);
    else bins.set(item.name, bin);
  }
  for (const bin of new Set(bins.values())) {
    const evicted = evict(
      items.filter(({ name }) => bins.get(name) === bin),
      capacity,
    );
    for (const item of evicted) bins.delete(item.name);
    homeless.push(...evicted);
  }
  return firstFit(homeless, capacity, bins, items);
}

/** What has to leave a document that grew too large: the one smallest item that is enough, or else the largest. */
function evict(held: Item[], capacity: number): Item[] {
  const excess = held.reduce((sum, { size }) => sum + size, 0) - capacity;
  if (excess <= 0) return [];
  const ascending = [...held].sort(bySize).reverse();
  const out = ascending.find(({ size }) => size >= excess) ?? (ascending.at(-1) as Item);
  return [
    out,
    ...evict(
      held.filter((item) => item !== out),
      capacity,
    ),
  ];
}

/** Puts each item into the first document with room, around what is placed already. */
function firstFit(items: Item[], capacity: number, around: Bins = new Map(), all: Item[] = items): Bins {
  const bins = new Map(around);
  const used = new Map<number, number>();
  for (const { name, size } of all) {
    const bin = bins.get(name);
    if (bin !== undefined) used.set(bin, (used.get(bin) ?? 0) + size);
  }
  for (const { name, size } of items) {
    let bin = 1;
    while ((used.get(bin) ?? 0) + size > capacity) bin++;
    bins.set(name, bin);
    used.set(bin, (used.get(bin) ?? 0) + size);
  }
  return bins;
}

/** Empties the emptiest documents into the others, until no more than `most` are left or nothing fits any more. */
function dissolve(bins: Bins, items: Item[], capacity: number, most: number): Bins {
  const numbers = [...new Set(bins.values())];
  if (numbers.length <= most) return bins;
  const held = (bin: number) => items.filter(({ name }) => bins.get(name) === bin);
  const load = (bin: number) => held(bin).reduce((sum, { size }) => sum + size, 0);
  for (const bin of numbers.sort((a, b) => load(a) - load(b))) {
    const others = new Map([...bins].filter(([, number]) => number !== bin));
    const moved = firstFit(held(bin).sort(bySize), capacity, others, items);
    if (count(moved) < numbers.length) return dissolve(moved, items, capacity, most);
  }
  return bins;
}

function bySize(a: Item, b: Item): number {
  return b.size - a.size || (a.name < b.name ? -1 : 1);
}
