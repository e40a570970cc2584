import type { Diagnostic, DiagnosticCode } from './diagnostic';

/** Says that something is missing: it may stand in the part that was left out because it is wrong. */
const absences: ReadonlySet<DiagnosticCode> = new Set([
  'administrator-missing',
  'alarm-unheard',
  'email-missing',
  'expectation-idle',
  'missing-key',
  'policy-document',
  'policy-unused',
  'service-administrator',
  'service-needs',
  'unknown-group',
]);

/** Says that a name is nobody's: it may be one in a file that could not be read. */
const strangers: ReadonlySet<DiagnosticCode> = new Set([
  'unknown-account',
  'unknown-alarm',
  'unknown-ou',
  'unknown-permission-set',
  'unknown-policy',
  'unknown-session',
  'ou-in-use',
]);

/**
 * Leaves out what only follows from another mistake. One key that is misspelt, or one file that is not YAML, would
 * otherwise bury itself under dozens of messages about what it would have brought. Whatever is left out and still
 * wrong is said when the mistake before it is mended.
 *
 * @param leftOut `value` where the schema refused something, `file` where a whole file is missing
 */
export function withoutConsequences(
  found: readonly Diagnostic[],
  leftOut: 'nothing' | 'value' | 'file',
): Diagnostic[] {
  return found.filter(
    ({ code }) =>
      leftOut === 'nothing' || !(absences.has(code) || (leftOut === 'file' && strangers.has(code))),
  );
}
