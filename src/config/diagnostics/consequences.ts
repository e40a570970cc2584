import { diagnosticCodes } from './codes';
import type { Diagnostic } from './diagnostic';

/** The unread parts of the files, which may hold what other parts seem to lack. */
export interface Unread {
  /** whether a whole file is missing, whose content is unknown */
  readonly anything: boolean;
  /** keys of the organization file that the rest stands under */
  readonly keys: ReadonlySet<string>;
  /** its text */
  readonly text: string;
}

/** What could have been read but for nothing. */
export const allRead: Unread = { anything: false, keys: new Set(), text: '' };

/**
 * Removes diagnostics that only follow from an unread file or part, as their code says. Those that are still true
 * appear once the file can be read.
 *
 * @param texts text of the files by their paths as shown, to look a name up
 */
export function withoutConsequences(
  found: readonly Diagnostic[],
  unread: Unread,
  texts: ReadonlyMap<string, string>,
): Diagnostic[] {
  const nothingUnread = !unread.anything && unread.keys.size === 0;
  const lines = new Map(nothingUnread ? [] : [...texts].map(([file, text]) => [file, text.split('\n')]));
  return found
    .filter((diagnostic) => nothingUnread || !follows(diagnostic, unread, lines))
    .map(({ missing: _, ...diagnostic }) => diagnostic);
}

function follows(
  diagnostic: Diagnostic,
  unread: Unread,
  lines: ReadonlyMap<string, readonly string[]>,
): boolean {
  const { follows: rule } = diagnosticCodes[diagnostic.code];
  if (!rule) return false;
  const someUnread = (keys: readonly string[]) => unread.anything || keys.some((key) => unread.keys.has(key));
  if ('unknown' in rule)
    return someUnread(rule.unknown) && (unread.anything || unread.text.includes(nameAt(diagnostic, lines)));
  return rule.missing === 'the key itself'
    ? mayBeElsewhere(diagnostic.missing, unread)
    : someUnread(rule.missing);
}

/** Whether another file may hold a part of the map that the key is missing in; an entry of a list has no parts. */
function mayBeElsewhere(path: Diagnostic['missing'] = [], { anything, keys }: Unread): boolean {
  const [first = '', second] = path;
  const inEntry = path.slice(0, -1).some((step) => typeof step === 'number');
  return (
    (anything && !inEntry) || (keys.has(String(first)) && (path.length < 3 || typeof second !== 'number'))
  );
}

/** The name that a diagnostic points at; of a path of OUs the last one. */
function nameAt({ at }: Diagnostic, lines: ReadonlyMap<string, readonly string[]>): string {
  const line = lines.get(at.file)?.[at.line - 1] ?? '';
  const word = line.slice(at.column - 1, at.column - 1 + at.length).replace(/^["']|["']$/g, '');
  return word.split('/').at(-1) ?? word;
}
