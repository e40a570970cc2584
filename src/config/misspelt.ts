import type { z } from 'zod';
import { mapOf } from './inherit';
import { join } from './join';
import type { Located, Path } from './located';
import { keysOf, schemaAt } from './schema-at';
import { didYouMean } from './suggest';

/**
 * The file with misspelt keys called what they are likely to mean, so that the checks across the file see what stands
 * under them. Only for finding more mistakes: the keys are reported, and nothing is built from it.
 */
export function corrected(
  root: Located,
  issues: readonly z.core.$ZodIssue[],
  schema: z.core.$ZodType,
): Located {
  return issues.reduce((here, issue) => {
    if (issue.code !== 'unrecognized_keys') return here;
    const path = issue.path as Path;
    const known = keysOf(schemaAt(schema, path));
    return issue.keys.reduce((above, key) => {
      const meant = didYouMean(key, known);
      return meant === undefined ? above : changed(above, path, (map) => renamed(map, key, meant));
    }, here);
  }, root);
}

function renamed(map: Located, key: string, meant: string): Located {
  const children = new Map(map.children);
  const child = children.get(key);
  if (!child) return map;
  children.delete(key);
  const existing = children.get(meant);
  children.set(meant, existing ? join(existing, child, []) : child);
  return mapOf(map, children);
}

function changed(located: Located, path: Path, change: (located: Located) => Located): Located {
  const [step, ...rest] = path;
  if (step === undefined) return change(located);
  const child = located.children?.get(step);
  if (!child) return located;
  const children = new Map(located.children).set(step, changed(child, rest, change));
  if (!Array.isArray(located.value)) return mapOf(located, children);
  return { ...located, value: [...children.values()].map(({ value }) => value), children };
}
