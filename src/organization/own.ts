/**
 * The value of a map under a key that comes from user input; undefined where the map itself has no such key.
 * `map[name]` would also find inherited members such as `constructor` and `toString`.
 */
export const own = <Value>(map: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(map, name) ? map[name] : undefined;
