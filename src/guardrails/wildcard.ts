/**
 * A pattern of the policy language taken apart: literal characters, and symbols for `*` and `?`. Once taken
 * apart, a `*` that came out of a policy variable is a character like any other.
 */
export type Token = string | typeof ANY | typeof ONE | typeof ANY_WITHIN | typeof ONE_WITHIN;

export const ANY = Symbol('*');
export const ONE = Symbol('?');
/** `*` and `?` that do not reach beyond a colon, as within a segment of an ARN. */
export const ANY_WITHIN = Symbol('* within');
export const ONE_WITHIN = Symbol('? within');

/** Reads `*` as any number of characters and `?` as exactly one. */
export function tokenize(pattern: string): Token[] {
  return Array.from(pattern, (character) => (character === '*' ? ANY : character === '?' ? ONE : character));
}

/** Whether a pattern matches the whole of a text, in time proportional to both at worst. */
export function matchesTokens(pattern: readonly Token[], text: readonly string[]): boolean {
  return pattern.includes(ANY_WITHIN) ? matchesByPlaces(pattern, text) : matchesByReturning(pattern, text);
}

/**
 * The quick way: comes back to the latest `*` only, because what an earlier one could take, the later one can
 * take too.
 */
function matchesByReturning(pattern: readonly Token[], text: readonly string[]): boolean {
  let p = 0;
  let t = 0;
  let behindStar = -1;
  let taken = 0;
  while (t < text.length) {
    if (pattern[p] === ANY) {
      behindStar = ++p;
      taken = t;
    } else if (p < pattern.length && matchesOne(pattern[p], text[t])) {
      p++;
      t++;
    } else if (behindStar !== -1) {
      p = behindStar;
      t = ++taken;
    } else {
      return false;
    }
  }
  while (pattern[p] === ANY) p++;
  return p === pattern.length;
}

/**
 * The sure way, for a `*` that a colon stops, which may have to leave to an earlier one what it cannot take:
 * follows all the places in the pattern that the text so far may have led to.
 */
function matchesByPlaces(pattern: readonly Token[], text: readonly string[]): boolean {
  let places = new Set([0]);
  for (const character of text) {
    const next = new Set<number>();
    for (const place of skipStars(pattern, places)) {
      const token = pattern[place];
      if (token === ANY || (token === ANY_WITHIN && character !== ':')) next.add(place);
      else if (place < pattern.length && matchesOne(token, character)) next.add(place + 1);
    }
    places = next;
  }
  return skipStars(pattern, places).has(pattern.length);
}

/** A `*` may stand for nothing. A set takes in what is added while it is walked through. */
function skipStars(pattern: readonly Token[], places: Set<number>): Set<number> {
  for (const place of places) {
    if (pattern[place] === ANY || pattern[place] === ANY_WITHIN) places.add(place + 1);
  }
  return places;
}

function matchesOne(token: Token | undefined, character: string | undefined): boolean {
  return token === character || token === ONE || (token === ONE_WITHIN && character !== ':');
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
