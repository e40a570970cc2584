import type { z } from 'zod';
import { didYouMean } from '../diagnostics/suggest';
import { join } from '../reading/join';
import { type Located, mapOf, type Path } from '../reading/located';
import { keysOf, schemaAt } from './schema-at';

/**
 * Renames misspelt keys to the keys they are likely to mean, so that the checks across the file see the values below
 * them. The result only serves to find further mistakes: the keys are reported, and nothing is built from it.
 */
export function corrected(
  root: Located,
  issues: readonly z.core.$ZodIssue[],
  schema: z.core.$ZodType,
): { root: Located; renamed: z.core.$ZodIssue[] } {
  const found: z.core.$ZodIssue[] = [];
  const meant: Meant = { names: new Map(), inside: new Map() };
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const path = issue.path as Path;
    const known = keysOf(schemaAt(schema, path));
    const near = issue.keys.flatMap((key) => {
      const name = didYouMean(key, known);
      return name === undefined ? [] : [[key, name] as const];
    });
    if (near.length === 0) continue;
    const { names } = path.reduce(inside, meant);
    for (const [key, name] of near) names.set(key, name);
    found.push({ ...issue, keys: near.map(([key]) => key) });
  }
  return { root: found.length ? renamed(root, meant) : root, renamed: found };
}

/** The likely meaning of each misspelt key of a map, and the same for the maps inside it. */
interface Meant {
  readonly names: Map<string, string>;
  readonly inside: Map<string | number, Meant>;
}

function inside(meant: Meant, step: string | number): Meant {
  const next = meant.inside.get(step) ?? { names: new Map(), inside: new Map() };
  meant.inside.set(step, next);
  return next;
}

function renamed(located: Located, meant: Meant): Located {
  if (!located.children) return located;
  const children = new Map<string | number, Located>();
  for (const [key, child] of located.children) {
    const below = meant.inside.get(key);
    if (!meant.names.has(String(key))) children.set(key, below ? renamed(child, below) : child);
  }
  for (const [key, name] of meant.names) {
    const child = located.children.get(key);
    const existing = children.get(name);
    if (child) children.set(name, existing ? join(existing, child, []) : child);
  }
  if (!Array.isArray(located.value)) return mapOf(located, children);
  return { ...located, value: [...children.values()].map(({ value }) => value), children };
}
