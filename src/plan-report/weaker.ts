/**
 * Describes how a value is weaker than the earlier one: `true → false`, `no longer EC2`. Returns undefined where it is
 * not. A missing value is undefined or null.
 */
export type Weaker = (before: unknown, after: unknown) => string | undefined;

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const shown = (value: unknown): string =>
  isNothing(value) ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);

const change = (before: unknown, after: unknown): string => `${shown(before)} → ${shown(after)}`;

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : isNothing(value) ? [] : [value]).map(shown);

/** Weaker when `true` becomes anything else. */
export const off: Weaker = (before, after) =>
  before === true && after !== true ? change(before, after) : undefined;

/**
 * Weaker when the value moves towards the end of a scale that starts with the strongest. Unknown values count as the
 * end.
 */
export const lessOf =
  (...scale: string[]): Weaker =>
  (before, after) => {
    const place = (value: unknown) => (scale.indexOf(String(value)) + scale.length + 1) % (scale.length + 1);
    return place(after) > place(before) ? change(before, after) : undefined;
  };

/** Weaker when a list loses entries. */
export const fewer: Weaker = (before, after) => {
  const kept = listOf(after);
  const gone = listOf(before).filter((entry) => !kept.includes(entry));
  return gone.length ? `no longer ${gone.join(', ')}` : undefined;
};

/** Weaker when a comma-separated text loses entries. */
export const fewerListed: Weaker = (before, after) => {
  const split = (value: unknown) => (typeof value === 'string' ? value.split(',') : value);
  return fewer(split(before), split(after));
};

/** Weaker when a list of exclusions gains entries. */
export const more: Weaker = (before, after) => {
  const old = listOf(before);
  const added = listOf(after).filter((entry) => !old.includes(entry));
  return added.length ? `now ${added.join(', ')}` : undefined;
};

/**
 * Weaker when a list of the only targets loses entries, or is added where there was none. Without a list all targets
 * are meant.
 */
export const onlySome: Weaker = (before, after) => {
  if (isNothing(after)) return undefined;
  return isNothing(before) ? `everything → only ${listOf(after).join(', ')}` : fewer(before, after);
};

/** Weaker when a number falls. */
export const lower: Weaker = (before, after) =>
  Number(after ?? 0) < Number(before ?? 0) ? change(before, after) : undefined;

/** Weaker when a number rises. */
export const higher: Weaker = (before, after) =>
  Number(after ?? 0) > Number(before ?? 0) ? change(before, after) : undefined;

const orForEver = (value: unknown): number => Number(value || Number.POSITIVE_INFINITY);

/** Weaker when the days of retention fall. 0 or no value means for ever. */
export const keptShorter: Weaker = (before, after) =>
  orForEver(after) < orForEver(before) ? change(before, after) : undefined;

/** Weaker when the days until renewal rise. 0 or no value means never. */
export const renewedLater: Weaker = (before, after) =>
  orForEver(after) > orForEver(before) ? change(before, after) : undefined;

/** Weaker when a value is removed. */
export const gone: Weaker = (before, after) =>
  !isNothing(before) && isNothing(after) ? change(before, after) : undefined;
