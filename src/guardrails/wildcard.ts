/**
 * A pattern of the policy language taken apart: literal characters, `any` for `*` and `one` for `?`. Once taken
 * apart, a `*` that came out of a policy variable is a character like any other.
 */
export type Token = string | typeof ANY | typeof ONE;

export const ANY = Symbol('*');
export const ONE = Symbol('?');

/** Reads `*` as any number of characters and `?` as exactly one. */
export function tokenize(pattern: string): Token[] {
  return Array.from(pattern, (character) => (character === '*' ? ANY : character === '?' ? ONE : character));
}

/**
 * Whether a pattern matches the whole of a text. Steps back to the latest `*` only, so that time stays
 * proportional to pattern times text whatever a policy's author writes.
 */
export function matchesTokens(pattern: readonly Token[], text: readonly string[]): boolean {
  let p = 0;
  let t = 0;
  let lastAny = -1;
  let resume = 0;
  while (t < text.length) {
    const token = pattern[p];
    if (token === ANY) {
      lastAny = p++;
      resume = t;
    } else if (p < pattern.length && (token === ONE || token === text[t])) {
      p++;
      t++;
    } else if (lastAny !== -1) {
      p = lastAny + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === ANY) p++;
  return p === pattern.length;
}

/** Whether a pattern with `*` and `?` matches the whole of a text, letter for letter. */
export function matchesWildcard(pattern: string, text: string): boolean {
  if (pattern === '*') return true;
  return matchesTokens(tokenize(pattern), Array.from(text));
}

/**
 * Whether every text that `inner` matches is matched by `outer` too. Exact for patterns without `?` beside
 * `*`; otherwise it may answer false where the truth is true, never the other way round.
 */
export function subsumes(outer: string, inner: string): boolean {
  if (outer === inner || outer === '*') return true;
  if (!/[*?]/.test(outer)) return false;
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
