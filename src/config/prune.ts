import type { z } from 'zod';
import { mapOf } from './inherit';
import type { Located, Path } from './located';

/**
 * The file without what the schema refused, so that the checks across the file can still run and all mistakes are
 * reported at once. A wrong entry of a list goes as a whole; a wrong value anywhere else goes alone.
 */
export function prune(root: Located, issues: readonly z.core.$ZodIssue[]): Located {
  const doomed = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [...issue.path, key] as Path)
      : [wholeEntry(root, issue.path as Path)],
  );
  return without(root, doomed);
}

/** A missing key dooms what it is missing from, up to the entry of a list. */
function wholeEntry(root: Located, path: Path): Path {
  let here: Located | undefined = root;
  let depth = 0;
  for (const step of path) {
    here = here?.children?.get(step);
    if (!here) return path.slice(0, depth);
    depth += 1;
  }
  const entry = path.findLastIndex((step) => typeof step === 'number');
  return path[0] === 'accounts' && path[2] === 'name' && entry >= 0 ? path.slice(0, entry + 1) : path;
}

/** What of a file is to go, by key: all of it, or what is inside of it. */
type Doomed = Map<string | number, Doomed | 'all'>;

function without(located: Located, paths: readonly Path[]): Located {
  const doomed: Doomed = new Map();
  for (const path of paths) doom(doomed, path);
  return pruned(located, doomed);
}

function doom(doomed: Doomed, path: Path): void {
  let here = doomed;
  for (const [depth, step] of path.entries()) {
    const next = here.get(step) ?? (depth === path.length - 1 ? 'all' : new Map());
    here.set(step, depth === path.length - 1 ? 'all' : next);
    if (next === 'all') return;
    here = next;
  }
}

function pruned(located: Located, doomed: Doomed): Located {
  if (!located.children) return located;
  const kept: [string | number, Located][] = [];
  for (const [key, child] of located.children) {
    const inside = doomed.get(key);
    if (inside !== 'all') kept.push([key, inside ? pruned(child, inside) : child]);
  }
  if (!Array.isArray(located.value)) return mapOf(located, new Map(kept));
  const items = kept.map(([, child]) => child);
  return { ...located, value: items.map(({ value }) => value), children: new Map(items.entries()) };
}
