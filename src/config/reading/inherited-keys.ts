import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Located } from './located';

/** Finds keys named `__proto__`: JavaScript objects have no such key, so it would be dropped silently. */
export function inheritedKeysOf(root: Located): Diagnostic[] {
  const found: Diagnostic[] = [];
  const visit = (located: Located): void => {
    for (const [name, child] of located.children ?? []) {
      if (name === '__proto__') found.push(refused(child));
      visit(child);
    }
  };
  visit(root);
  return found;
}

const refused = ({ key, at }: Located): Diagnostic => ({
  code: 'invalid-value',
  severity: 'error',
  at: key ?? at,
  message: 'the name __proto__ is not allowed here',
  fix: 'call it something else: programs take this name for another thing',
});
