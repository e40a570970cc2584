import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Located } from './located';

/**
 * Joins the organization file and its included parts into one tree: maps are joined key by key, lists are appended in
 * the order of the files, and a value given in two files is reported where it is given the second time.
 */
export function joinParts(parts: readonly Located[]): { root: Located; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const nothing: Located = {
    value: {},
    at: { file: '', line: 1, column: 1, length: 1 },
    children: new Map(),
  };
  const [first = nothing, ...rest] = parts;
  const root = rest.reduce((joined, part) => join(joined, part, diagnostics), first);
  return { root, diagnostics };
}

/**
 * One value of two: maps joined key by key, lists appended.
 *
 * @param diagnostics takes what cannot be joined; the first is kept
 */
export function join(a: Located, b: Located, diagnostics: Diagnostic[]): Located {
  if (b.value === null) return a;
  if (a.value === null) return b;
  if (isList(a) && isList(b)) return appended(a, b);
  if (isMap(a) && isMap(b)) return mapped(a, b, diagnostics);
  diagnostics.push(kindOf(a) === kindOf(b) ? twice(a, b) : unlike(a, b));
  return a;
}

const twice = (a: Located, b: Located): Diagnostic => ({
  code: 'include-conflict',
  severity: 'error',
  at: b.key ?? b.at,
  message: 'this is given in another file already',
  fix: 'keep it in one of the two; only maps and lists are joined',
  related: { at: a.key ?? a.at, message: 'given here first' },
});

const unlike = (a: Located, b: Located): Diagnostic => ({
  code: 'include-conflict',
  severity: 'error',
  at: b.key ?? b.at,
  message: `this is ${kindOf(b)} here and ${kindOf(a)} in another file`,
  fix: b.key
    ? 'write it the same way in both'
    : 'begin the file with keys of the organization file, such as accounts:',
  related: { at: a.key ?? a.at, message: 'the other' },
});

const kindOf = (located: Located): string =>
  isList(located) ? 'a list' : isMap(located) ? 'a map' : 'a single value';

const isList = (located: Located): boolean => Array.isArray(located.value);
const isMap = (located: Located): boolean => located.children !== undefined && !isList(located);

function appended(a: Located, b: Located): Located {
  const items = [...(a.children?.values() ?? []), ...(b.children?.values() ?? [])];
  return { ...a, value: items.map(({ value }) => value), children: new Map(items.entries()) };
}

function mapped(a: Located, b: Located, diagnostics: Diagnostic[]): Located {
  const children = new Map(a.children);
  for (const [name, child] of b.children ?? []) {
    const existing = children.get(name);
    children.set(name, existing ? join(existing, child, diagnostics) : child);
  }
  return {
    ...a,
    value: Object.fromEntries([...children].map(([name, child]) => [name, child.value])),
    children,
  };
}
