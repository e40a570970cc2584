import { type Located, mapOf } from '../reading/located';

/**
 * Merges one level of an inheritance into the levels above. Maps are merged key by key, other values and lists replace,
 * `null` removes. Each value keeps its position, so that a message leads to the level that wrote it.
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
