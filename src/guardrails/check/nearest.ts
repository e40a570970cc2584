import { distance } from 'fastest-levenshtein';

/**
 * The candidate most like a name, without regard to case, if one is near enough to be what was meant: at most
 * a third of the letters differ, and never more than five.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.min(Math.floor(Math.max(name.length, 3) / 3), 5) + 1;
  for (const candidate of candidates) {
    // Two lengths further apart than the best distance cannot be nearer; this spares most of the work.
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const steps = distance(name.toLowerCase(), candidate.toLowerCase());
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}

/** "Write X." for the nearest name, or a fallback when nothing is near. */
export function suggestion(name: string, candidates: Iterable<string>, fallback: string): string {
  const found = nearest(name, candidates);
  return found === undefined ? fallback : `Write ${found}.`;
}
