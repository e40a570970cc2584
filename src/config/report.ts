import { createColors } from 'picocolors';
import type { Diagnostic, Position } from './diagnostic';
import type { Loaded } from './load';

type Colors = ReturnType<typeof createColors>;

/** How a report is printed. */
export interface ReportOptions {
  /** whether to colour; by default only where standard error is a terminal */
  readonly color?: boolean;
}

/** The diagnostics for people: place, message, code frame, fix, and a count at the end. */
export function report(
  { diagnostics, texts }: Pick<Loaded, 'diagnostics' | 'texts'>,
  options: ReportOptions = {},
): string {
  const colors = createColors(options.color ?? (process.stderr.isTTY === true && !process.env.NO_COLOR));
  const blocks = diagnostics.map((diagnostic) => block(diagnostic, texts, colors));
  return `${blocks.join('\n')}\n${summary(diagnostics)}\n`;
}

function block(diagnostic: Diagnostic, texts: ReadonlyMap<string, string>, colors: Colors): string {
  const { severity, code, at, message, fix, related } = diagnostic;
  const paint = severity === 'error' ? colors.red : colors.yellow;
  return [
    `${colors.bold(place(at))} ${paint(severity)} ${message} ${colors.dim(`[${code}]`)}`,
    ...frame(at, texts, paint, colors),
    `    ${colors.green('fix:')} ${fix}`,
    ...(related ? [`    ${related.message}: ${place(related.at)}`] : []),
    '',
  ].join('\n');
}

/** Columns of a line that a frame shows, and how many stand before the mark where the line is cut. */
const widest = 160;
const margin = 80;

/** The line with a mistake, the lines around it, and a mark under the words it is in. */
function frame(
  at: Position,
  texts: ReadonlyMap<string, string>,
  paint: (text: string) => string,
  colors: Colors,
): string[] {
  const lines = texts.get(at.file)?.split(/\r?\n/);
  if (!lines) return [];
  const first = Math.max(1, at.line - 1);
  const last = Math.min(lines.length, at.line + 1);
  const width = String(last).length;
  const rows: string[] = [];
  // Of a line that is too long the part around the mistake is shown.
  const from = at.column + at.length <= widest ? 0 : Math.max(0, at.column - 1 - margin);
  const column = at.column - 1 - from;
  for (let number = first; number <= last; number++) {
    const text = (lines[number - 1] ?? '').slice(from, from + widest).replace(/\t/g, ' ');
    rows.push(colors.dim(`  ${number === at.line ? '>' : ' '} ${String(number).padStart(width)} | `) + text);
    if (number !== at.line) continue;
    const mark = '^'.repeat(Math.max(1, Math.min(at.length, text.length - column)));
    rows.push(colors.dim(`    ${' '.repeat(width)} | `) + ' '.repeat(column) + paint(mark));
  }
  return rows;
}

const place = ({ file, line, column }: Position): string => `${file}:${line}:${column}`;

function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  return [
    ...(errors ? [count(errors, 'error')] : []),
    ...(warnings ? [count(warnings, 'warning')] : []),
  ].join(', ');
}
