import { matchesTokens, matchesWildcard, ONE, type Token, tokenize } from './wildcard';

/**
 * Whether every text that `inner` matches is matched by `outer` too. Exact for patterns without `?` beside
 * `*`; otherwise it may answer false where the truth is true, never the other way round.
 */
export function subsumes(outer: string, inner: string): boolean {
  if (outer === inner || outer === '*') return true;
  // Most pairs differ before the first wildcard already.
  const literal = outer.search(/[*?]/);
  if (literal === -1 || !inner.startsWith(outer.slice(0, literal))) return false;
  // A `*` of the inner pattern stands for texts of any length, which only a `*` of the outer one can take in;
  // a private character that no literal equals makes the matcher treat it so.
  const text = Array.from(inner, (character) => (character === '*' ? '\u{F0000}' : character));
  return matchesTokens(withoutOnes(outer, inner), text);
}

/** Whether some text matches both patterns. */
export function intersects(a: string, b: string): boolean {
  if (!/[*?]/.test(b)) return matchesWildcard(a, b);
  if (!/[*?]/.test(a)) return matchesWildcard(b, a);
  const memory = new Map<number, boolean>();
  const step = (i: number, j: number): boolean => {
    const key = i * (b.length + 1) + j;
    const known = memory.get(key);
    if (known !== undefined) return known;
    memory.set(key, false);
    const found = meet(i, j);
    memory.set(key, found);
    return found;
  };
  const meet = (i: number, j: number): boolean => {
    if (i === a.length && j === b.length) return true;
    if (a[i] === '*') return step(i + 1, j) || (j < b.length && step(i, j + 1));
    if (b[j] === '*') return step(i, j + 1) || (i < a.length && step(i + 1, j));
    if (i === a.length || j === b.length) return false;
    return (a[i] === b[j] || a[i] === '?' || b[j] === '?') && step(i + 1, j + 1);
  };
  return step(0, 0);
}

/** `?` of the outer pattern may take in one character of the inner one, but not one of its `*`. */
function withoutOnes(outer: string, inner: string): Token[] {
  const tokens = tokenize(outer);
  return inner.includes('*') ? tokens.map((token) => (token === ONE ? '?' : token)) : tokens;
}
