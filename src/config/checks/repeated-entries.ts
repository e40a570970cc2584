import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Located } from '../reading/located';
import { type Check, error } from './context';

/** Keys under which the file holds documents of AWS, and lists of policies, which a check of their own looks at. */
const left = new Set<string | number>(['content', 'inlinePolicy', 'pattern', 'policies']);

/** No list of single values has one of them twice: a region or a tag that is named twice was meant to be another. */
export const repeatedEntries: Check = ({ root }) => below(root);

function below(located: Located): Diagnostic[] {
  const own = Array.isArray(located.value) ? repeated([...(located.children?.values() ?? [])]) : [];
  const inside = [...(located.children ?? [])].flatMap(([key, child]) =>
    child.children && !left.has(key) ? below(child) : [],
  );
  return [...own, ...inside];
}

function repeated(entries: readonly Located[]): Diagnostic[] {
  const seen = new Map<unknown, Located>();
  return entries.flatMap((entry) => {
    if (typeof entry.value !== 'string') return [];
    const before = seen.get(entry.value);
    seen.set(entry.value, entry);
    if (!before) return [];
    return [
      {
        ...error('duplicate-key', entry.at, `${entry.value} is named twice in this list`, 'once is enough'),
        related: { at: before.at, message: 'named here first' },
      },
    ];
  });
}
