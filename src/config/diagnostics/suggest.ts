import { distance } from 'fastest-levenshtein';

/** Limits on the length of a word, and on the words that are compared with one list: nobody reads more suggestions. */
const most = { characters: 100, comparisons: 2_000_000 };

/** Comparisons made with each list. A file with thousands of wrong names and thousands of right ones has an end. */
const compared = new WeakMap<object, number>();

/** Options for similarity. */
export interface Nearness {
  /**
   * Whether a candidate is near that begins with the word, however much is missing. True for names that people shorten, such
   * as OUs. False where many names begin alike, such as actions: the first of all that begin with `s3:Get` is none that is meant.
   */
  readonly cutShort: boolean;
}

/**
 * The candidate nearest to a misspelt word without regard to case, if one is near enough to be meant: at most a third of the
 * letters differ and never more than five, or two letters of a short word, or one of a very short one.
 */
export function didYouMean(
  word: string,
  candidates: readonly string[],
  { cutShort }: Nearness = { cutShort: true },
): string | undefined {
  const before = compared.get(candidates) ?? 0;
  if (word.length > most.characters || before > most.comparisons) return undefined;
  compared.set(candidates, before + candidates.length);
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let least = (word.length < 4 ? 1 : Math.min(5, Math.max(2, Math.floor(word.length / 3)))) + 1;
  for (const candidate of candidates) {
    const far = farFrom(wanted, candidate.toLowerCase(), least, cutShort);
    if (far < least) [best, least] = [candidate, far];
  }
  return best;
}

/** How many letters differ, or the limit where they are certainly as many. */
function farFrom(wanted: string, other: string, limit: number, cutShort: boolean): number {
  if (other.endsWith(`/${wanted}`)) return 1;
  // Rather the OU whose name was cut short than the one above it.
  if (cutShort && other.startsWith(wanted)) return Math.min(2, other.length - wanted.length, limit);
  return Math.abs(wanted.length - other.length) >= limit ? limit : distance(wanted, other);
}

/** The fix for a name that does not exist: the nearest one that does, or what there is to choose from. */
export function fixFor(word: string, candidates: readonly string[], kind: string): string {
  const near = didYouMean(word, candidates);
  if (near !== undefined) return `did you mean ${near}?`;
  if (candidates.length === 0) return `there are no ${kind} yet`;
  const some = candidates.slice(0, 8).join(', ');
  return `${kind}: ${some}${candidates.length > 8 ? `, … (${candidates.length} in all)` : ''}`;
}
