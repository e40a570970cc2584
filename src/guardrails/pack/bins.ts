/** Something to place into documents: a guardrail with the characters it takes there. */
interface Item {
  readonly name: string;
  readonly size: number;
}

/** Document number, from 1, of every item by name. */
export type Bins = ReadonlyMap<string, number>;

/**
 * How many characters a guardrail is rounded up to. An edit that stays within the rounding leaves the placement of
 * everything as it was.
 */
const STEP = 64;

/**
 * Distributes items over as few documents as is worth it: first fit in the order of declaration, so that a guardrail
 * added at the end moves nothing. If that takes more than one document above the least conceivable number, first fit
 * from the largest down instead, which is within 11/9 of the optimum.
 *
 * @param capacity characters one document holds; no item may be larger
 */
export function place(items: readonly Item[], capacity: number): Bins {
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

/** The number of documents in use. */
export function count(bins: Bins): number {
  return new Set(bins.values()).size;
}

/** Puts each item into the first document with room. */
function firstFit(items: readonly Item[], capacity: number): Bins {
  const bins = new Map<string, number>();
  const used = new Map<number, number>();
  for (const { name, size } of items) {
    let bin = 1;
    while ((used.get(bin) ?? 0) + size > capacity) bin++;
    bins.set(name, bin);
    used.set(bin, (used.get(bin) ?? 0) + size);
  }
  return bins;
}

function bySize(a: Item, b: Item): number {
  return b.size - a.size || (a.name < b.name ? -1 : 1);
}
