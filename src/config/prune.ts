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

function without(located: Located, paths: readonly Path[]): Located {
  if (!located.children || paths.length === 0) return located;
  const kept: [string | number, Located][] = [];
  for (const [key, child] of located.children) {
    const inside = paths.filter(([first]) => first === key).map((path) => path.slice(1));
    if (inside.some((path) => path.length === 0)) continue;
    kept.push([key, without(child, inside)]);
  }
  if (!Array.isArray(located.value)) return mapOf(located, new Map(kept));
  const items = kept.map(([, child]) => child);
  return { ...located, value: items.map(({ value }) => value), children: new Map(items.entries()) };
}
