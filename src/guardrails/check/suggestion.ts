import { didYouMean } from '../../config/diagnostics/suggest';

/** The name that is most like one in a policy, if one is near enough to be meant. */
export const nearestName = (name: string, candidates: readonly string[]): string | undefined =>
  didYouMean(name, candidates, { cutShort: false });

/** "Write X." for the nearest name, or a fallback when nothing is near. */
export function suggestion(name: string, candidates: readonly string[], fallback: string): string {
  const found = nearestName(name, candidates);
  return found === undefined ? fallback : `Write ${found}.`;
}
