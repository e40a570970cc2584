import { didYouMean } from '../../config/diagnostics/suggest';

/** The candidate most similar to a name; undefined where none is close. */
export const nearestName = (name: string, candidates: readonly string[]): string | undefined =>
  didYouMean(name, candidates, { cutShort: false });

/** "Write X." with the closest name, or the fallback where none is close. */
export function suggestion(name: string, candidates: readonly string[], fallback: string): string {
  const found = nearestName(name, candidates);
  return found === undefined ? fallback : `Write ${found}.`;
}
