import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import type { Located } from './located';

/**
 * Matches characters that a reviewer cannot see or sees elsewhere: control characters except tabs and line ends,
 * bidirectional overrides, zero-width characters that join nothing, and invalid characters. AWS accepts none of them in
 * a name or a tag.
 * https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const refused =
  /(?![\t\n\r])[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\ufeff\ufdd0-\ufdef\ufffe\uffff\u{e0000}-\u{e007f}]/u;

/** Limit on diagnostics of this kind for one file. */
const most = 100;

/** The first control character of a file, as it stands there. */
export function controlCharacterIn(text: string, file: string): Diagnostic | undefined {
  const found = refused.exec(text);
  if (!found) return undefined;
  const before = text.slice(0, found.index).split('\n');
  const at = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, length: 1 };
  return diagnostic(found[0], at);
}

/** Control characters of keys and values that are written as escapes, `"\e"`. */
export function controlCharactersOf(root: Located): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const look = (text: unknown, at: Position): void => {
    const character = typeof text === 'string' ? refused.exec(text)?.[0] : undefined;
    if (character) found.set(`${at.line}:${at.column}`, diagnostic(character, at));
  };
  const visit = (located: Located): void => {
    if (found.size >= most) return;
    if (!located.children) look(located.value, located.at);
    for (const [name, child] of located.children ?? []) {
      if (child.key) look(name, child.key);
      visit(child);
    }
  };
  visit(root);
  return [...found.values()];
}

/** Whether a path holds what no text may hold. */
export const isPlainPath = (path: string): boolean => !refused.test(path);

function diagnostic(character: string, at: Position): Diagnostic {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return {
    code: 'control-character',
    severity: 'error',
    at,
    message: `the character U+${code} is no part of a text: a terminal and a reviewer would see something else`,
    fix: 'take it out; an editor that shows invisible characters finds it',
  };
}
