import type { Diagnostic, DiagnosticCode } from './diagnostic';

/** What of the files could not be read, and may hold what is missing elsewhere. */
export interface Unread {
  /** whether a whole file is missing, of which nobody knows what is in it */
  readonly anything: boolean;
  /** keys of the organization file that the rest stands under */
  readonly keys: ReadonlySet<string>;
  /** its text */
  readonly text: string;
}

/** What could have been read but for nothing. */
export const allRead: Unread = { anything: false, keys: new Set(), text: '' };

/** Says that something is missing, which may stand under these keys. */
const absences: Partial<Record<DiagnosticCode, readonly string[]>> = {
  'administrator-missing': ['identityCenter', 'root'],
  'alarm-unheard': ['notifications', 'logging'],
  'assignment-nobody': ['accounts', 'root'],
  'email-missing': ['organization'],
  'expectation-failed': ['policies', 'root', 'accounts'],
  'expectation-idle': ['accounts', 'root'],
  'exemption-open': ['policies', 'root'],
  'policy-document': ['policies'],
  'policy-unused': ['root', 'accounts'],
  'service-administrator': ['delegatedAdministrators'],
  'service-needs': ['logging', 'config', 'securityHub', 'guardDuty', 'organization'],
};

/** Says that a name is nobody's, which may be one of what stands under these keys. */
const strangers: Partial<Record<DiagnosticCode, readonly string[]>> = {
  'unknown-account': ['accounts', 'organization'],
  'unknown-alarm': ['logging'],
  'unknown-group': ['identityCenter'],
  'unknown-ou': ['root'],
  'unknown-permission-set': ['identityCenter'],
  'unknown-policy': ['policies'],
  'unknown-session': ['identityCenter'],
};

/**
 * Leaves out what only follows from a file, or a part of one, that could not be read: what is missing, and names that
 * are nobody's, may be in it. Whatever is left out and still wrong is said when the file can be read.
 *
 * @param texts text of the files, to look a name up
 */
export function withoutConsequences(
  found: readonly Diagnostic[],
  unread: Unread,
  texts: ReadonlyMap<string, string>,
): Diagnostic[] {
  if (!unread.anything && unread.keys.size === 0) return [...found];
  const lines = new Map([...texts].map(([file, text]) => [file, text.split('\n')]));
  return found.filter((diagnostic) => {
    const { code, message } = diagnostic;
    const within = (keys: readonly string[] | undefined) =>
      keys !== undefined && (unread.anything || keys.some((key) => unread.keys.has(key)));
    if (code === 'missing-key') return !mayBeElsewhere(message, unread);
    if (within(absences[code])) return false;
    return !within(strangers[code]) || !(unread.anything || unread.text.includes(nameAt(diagnostic, lines)));
  });
}

/** `organization has no homeRegion`, where another file may hold a part of the same map; an entry of a list has no parts. */
const mayBeElsewhere = (message: string, { anything, keys }: Unread): boolean =>
  (anything && !message.includes('[')) ||
  [...keys].some((key) => message.startsWith(`${key} `) || message.startsWith(`${key}.`)) ||
  (message.startsWith('the organization file ') && keys.has(message.split(' ').at(-1) ?? ''));

/** The name that a diagnostic points at; of a path of OUs the last one. */
function nameAt({ at }: Diagnostic, lines: ReadonlyMap<string, readonly string[]>): string {
  const line = lines.get(at.file)?.[at.line - 1] ?? '';
  const word = line.slice(at.column - 1, at.column - 1 + at.length).replace(/^["']|["']$/g, '');
  return word.split('/').at(-1) ?? word;
}
