import type { DiagnosticCode } from './codes';

/** A place in a text file; lines and columns begin at 1. */
export interface Position {
  /** path as the user knows it, relative to the working directory */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** characters to underline in the code frame, at least 1 */
  readonly length: number;
}

/** A diagnostic on the organization file: an `error`, or a `warning` on what is probably wrong. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: 'error' | 'warning';
  readonly at: Position;
  /** what is wrong: a sentence without its full stop */
  readonly message: string;
  /** what would be right: a sentence without its full stop */
  readonly fix: string;
  /** another place that belongs to it, such as the first of two */
  readonly related?: { readonly at: Position; readonly message: string };
  /** of `missing-key`, until `withoutConsequences` has looked at it: the path of the key in the organization file */
  readonly missing?: readonly (string | number)[];
}

/** Sorted by file, line and column, then by code, so that the same file gives the same text. */
export function sorted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics
    .map(readable)
    .sort(
      (a, b) =>
        order(a.at.file, b.at.file) ||
        a.at.line - b.at.line ||
        a.at.column - b.at.column ||
        order(a.code, b.code),
    );
}

const order = (a: string, b: string): number => (a === b ? 0 : a.localeCompare(b));

/** Longest word, and longest text, that a person reads. */
const most = { word: 200, text: 2000, unlooked: 600 };

/** A value of a megabyte is recognized by its beginning. */
function readable(diagnostic: Diagnostic): Diagnostic {
  const { message, fix } = diagnostic;
  return message.length + fix.length <= most.unlooked
    ? diagnostic
    : { ...diagnostic, message: shortened(message), fix: shortened(fix) };
}

const shortened = (text: string): string => {
  // A pattern of a whole word overflows the stack on one of some megabytes.
  const words = text
    .split(/(\s)/)
    .map((word) => (word.length < most.word ? word : `${word.slice(0, most.word / 2)}…`))
    .join('');
  return words.length > most.text ? `${words.slice(0, most.text)}…` : words;
};

/** Whether the diagnostics contain no error. */
export const passes = (diagnostics: readonly Diagnostic[]): boolean =>
  !diagnostics.some(({ severity }) => severity === 'error');
