import { type Located, mapOf } from '../reading/located';

/**
 * Lays one level of an inheritance over what came from above: maps are merged key by key, values and lists replace,
 * `null` takes away. Where each value was written is kept, so that a message leads to the level that said it.
 */
export function inherit(above: Located | undefined, level: Located | undefined): Located | undefined {
  if (!level || level.value === undefined) return above;
  if (!above || !isMap(above) || !isMap(level)) return isMap(level) ? withoutNulls(level) : level;
  const children = new Map(above.children);
  for (const [name, child] of level.children ?? []) {
    if (child.value === null) children.delete(name);
    else children.set(name, inherit(children.get(name), child) ?? child);
  }
  return mapOf(level, children);
}

function withoutNulls(level: Located): Located {
  const children = new Map<string | number, Located>();
  for (const [name, child] of level.children ?? []) {
    if (child.value !== null) children.set(name, isMap(child) ? withoutNulls(child) : child);
  }
  return mapOf(level, children);
}

const isMap = ({ value, children }: Located): boolean => children !== undefined && !Array.isArray(value);
