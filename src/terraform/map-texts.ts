/** A value with every text in it replaced, keys as well; the same value where that changes none. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  const done = new Map<object, unknown>();
  const map = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part);
    if (part === null || typeof part !== 'object') return part;
    if (!done.has(part)) done.set(part, mapParts(part, map));
    return done.get(part);
  };
  return map(value) as T;
}

function mapParts(value: object, map: (part: unknown) => unknown): unknown {
  const parts: readonly unknown[] = Array.isArray(value)
    ? value
    : [...(value instanceof Map ? value : Object.entries(value))].flat();
  const mapped = parts.map(map);
  if (mapped.every((part, index) => Object.is(part, parts[index]))) return value;
  if (Array.isArray(value)) return mapped;
  const entries = mapped.flatMap((key, index): [unknown, unknown][] =>
    index % 2 ? [] : [[key, mapped[index + 1]]],
  );
  return value instanceof Map ? new Map(entries) : Object.fromEntries(entries as [string, unknown][]);
}
