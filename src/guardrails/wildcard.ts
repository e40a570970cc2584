/**
 * A pattern of the policy language taken apart: literal characters, and symbols for `*` and `?`. Once taken
 * apart, a `*` that came out of a policy variable is a character like any other.
 */
export type Token = string | typeof ANY | typeof ONE | typeof ANY_WITHIN | typeof ONE_WITHIN;

/** `*`: any number of characters, none included. */
export const ANY = Symbol('*');
/** `?`: exactly one character. */
export const ONE = Symbol('?');
/** `*` that does not reach beyond a colon, as within a segment of an ARN. */
export const ANY_WITHIN = Symbol('* within');
/** `?` that is no colon. */
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
