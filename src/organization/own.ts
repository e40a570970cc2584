/**
 * What a map holds under a name that somebody else has chosen. Every object has a `constructor` and a `toString` that
 * nobody gave it, so `map[name]` finds them.
 */
export const own = <Value>(map: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(map, name) ? map[name] : undefined;
