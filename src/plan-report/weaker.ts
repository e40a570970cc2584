/**
 * Says how one value of an attribute is weaker than the one before: `true → false`, `no longer EC2`; undefined where it
 * is not. What is not there is undefined or null.
 */
export type Weaker = (before: unknown, after: unknown) => string | undefined;

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const shown = (value: unknown): string =>
  isNothing(value) ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);

const change = (before: unknown, after: unknown): string => `${shown(before)} → ${shown(after)}`;

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : isNothing(value) ? [] : [value]).map(shown);

/** It was on, and is not any more. */
export const off: Weaker = (before, after) =>
  before === true && after !== true ? change(before, after) : undefined;

/** It has less on a scale that begins with the strongest. What is not on the scale counts as the end of it. */
export const lessOf =
  (...scale: string[]): Weaker =>
  (before, after) => {
    const place = (value: unknown) => (scale.indexOf(String(value)) + scale.length + 1) % (scale.length + 1);
    return place(after) > place(before) ? change(before, after) : undefined;
  };

/** Entries are gone from a list. */
export const fewer: Weaker = (before, after) => {
  const kept = listOf(after);
  const gone = listOf(before).filter((entry) => !kept.includes(entry));
  return gone.length ? `no longer ${gone.join(', ')}` : undefined;
};

/** Entries are gone from a text that separates them by commas. */
export const fewerListed: Weaker = (before, after) => {
  const split = (value: unknown) => (typeof value === 'string' ? value.split(',') : value);
  return fewer(split(before), split(after));
};

/** A list of what is left out has grown. */
export const more: Weaker = (before, after) => {
  const old = listOf(before);
  const added = listOf(after).filter((entry) => !old.includes(entry));
  return added.length ? `now ${added.join(', ')}` : undefined;
};

/** A list of what alone is meant has become shorter, or stands where none was; without one everything is meant. */
export const onlySome: Weaker = (before, after) => {
  if (isNothing(after)) return undefined;
  return isNothing(before) ? `everything → only ${listOf(after).join(', ')}` : fewer(before, after);
};

/** A number has gone down. */
export const lower: Weaker = (before, after) =>
  Number(after ?? 0) < Number(before ?? 0) ? change(before, after) : undefined;

/** A number has gone up. */
export const higher: Weaker = (before, after) =>
  Number(after ?? 0) > Number(before ?? 0) ? change(before, after) : undefined;

const orForEver = (value: unknown): number => Number(value || Number.POSITIVE_INFINITY);

/** Days to keep something have become fewer; 0 or nothing is for ever. */
export const keptShorter: Weaker = (before, after) =>
  orForEver(after) < orForEver(before) ? change(before, after) : undefined;

/** Days after which something must be renewed have become more; 0 or nothing is never. */
export const renewedLater: Weaker = (before, after) =>
  orForEver(after) > orForEver(before) ? change(before, after) : undefined;

/** It was there, and is not any more. */
export const gone: Weaker = (before, after) =>
  !isNothing(before) && isNothing(after) ? change(before, after) : undefined;
