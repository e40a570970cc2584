import { distance } from 'fastest-levenshtein';

/**
 * The candidate nearest to a misspelt word, if one is near enough to be meant: at most a third of it
 * differs, or two letters of a short word, or one of a very short one.
 */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let least = (word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3))) + 1;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    const far = other.endsWith(`/${wanted}`) ? 1 : distance(wanted, other);
    if (far < least) [best, least] = [candidate, far];
  }
  return best;
}

/** The fix for a name that does not exist: the nearest one that does, or what there is to choose from. */
export function fixFor(word: string, candidates: readonly string[], kind: string): string {
  const near = didYouMean(word, candidates);
  if (near !== undefined) return `did you mean ${near}?`;
  if (candidates.length === 0) return `there are no ${kind} yet`;
  const some = candidates.slice(0, 8).join(', ');
  return `${kind}: ${some}${candidates.length > 8 ? `, … (${candidates.length} in all)` : ''}`;
}
