import { counted } from '../../organization/counted';
import { type Colors, createColors, isColored } from '../../terminal/colors';
import { oneLine, printable } from '../../terminal/printable';
import { widthOf, widthOfStream } from '../../terminal/width';
import type { Diagnostic, Position } from './diagnostic';

/** How a report is printed. */
export interface ReportOptions {
  /** whether to colour; by default only where standard error is a terminal */
  readonly color?: boolean;
  /** of the terminal; by default that of standard error, where it is one */
  readonly width?: number;
}

/** What was found in files, and their texts by their paths as shown, for the code frames. */
export interface Reportable {
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** The diagnostics for people: place, message, code frame, fix, and a count at the end. */
export function report({ diagnostics, texts }: Reportable, options: ReportOptions = {}): string {
  const colors = createColors(options.color ?? isColored(process.stderr));
  const lines = linesOf(texts);
  const { shown, more } = firstOfEach(diagnostics);
  const width = options.width ?? widthOfStream(process.stderr);
  const blocks = shown.map((diagnostic) => block(diagnostic, lines, colors, width));
  return `${[...blocks, ...more].join('\n')}\n${summary(diagnostics)}\n`;
}

/** Most diagnostics of one code that are printed; a person mends these and runs the check again. */
const mostOfOneCode = 100;

/** The first diagnostics of each code, and a line for those of it that are left out. */
function firstOfEach(diagnostics: readonly Diagnostic[]): { shown: Diagnostic[]; more: string[] } {
  const counts = new Map<string, number>();
  const shown = diagnostics.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= mostOfOneCode;
  });
  const more = [...counts].flatMap(([code, count]) =>
    count > mostOfOneCode
      ? [
          `… and ${count - mostOfOneCode} more of the same kind [${code}]; npx landfall check --json has all\n`,
        ]
      : [],
  );
  return { shown, more };
}

/** The lines of a file by its path as shown; none where it was not read. */
type Lines = (file: string) => readonly string[] | undefined;

function linesOf(texts: ReadonlyMap<string, string>): Lines {
  const split = new Map<string, readonly string[] | undefined>();
  return (file) => {
    if (!split.has(file)) split.set(file, texts.get(file)?.split(/\r?\n/));
    return split.get(file);
  };
}

function block(diagnostic: Diagnostic, linesIn: Lines, colors: Colors, width: number | undefined): string {
  const { severity, code, at, message, fix, related } = diagnostic;
  const paint = severity === 'error' ? colors.red : colors.yellow;
  return [
    `${colors.bold(place(at))} ${paint(severity)} ${oneLine(message)} ${colors.dim(`[${code}]`)}`,
    ...frame(at, linesIn(at.file), { paint, colors, width }),
    `    ${colors.green('fix:')} ${oneLine(fix)}`,
    ...(related ? [`    ${oneLine(related.message)}: ${place(related.at)}`] : []),
    '',
  ].join('\n');
}

/** Columns of a line that a frame shows at most. */
const widest = 160;

/** How a frame is printed. */
interface FrameOptions {
  readonly paint: (text: string) => string;
  readonly colors: Colors;
  readonly width: number | undefined;
}

/** The line with a mistake, the lines around it, and a mark under the words it is in. */
function frame(
  at: Position,
  lines: readonly string[] | undefined,
  { paint, colors, width: terminal = Number.POSITIVE_INFINITY }: FrameOptions,
): string[] {
  if (!lines) return [];
  const first = Math.max(1, at.line - 1);
  const last = Math.min(lines.length, at.line + 1);
  const width = String(last).length;
  const rows: string[] = [];
  const room = Math.max(20, Math.min(widest, terminal - width - '  >  | '.length));
  // Of a line that is too long the part around the mistake is shown.
  const from = at.column + at.length <= room ? 0 : Math.max(0, at.column - 1 - Math.floor(room / 2));
  const column = at.column - 1 - from;
  for (let number = first; number <= last; number++) {
    const text = (lines[number - 1] ?? '').slice(from, from + room);
    rows.push(
      colors.dim(`  ${number === at.line ? '>' : ' '} ${String(number).padStart(width)} | `) +
        printable(text),
    );
    if (number !== at.line) continue;
    const [before, marked] = [text.slice(0, column), text.slice(column, column + at.length)].map(printable);
    const mark = '^'.repeat(Math.max(1, widthOf(marked ?? '')));
    rows.push(colors.dim(`    ${' '.repeat(width)} | `) + ' '.repeat(widthOf(before ?? '')) + paint(mark));
  }
  return rows;
}

const place = ({ file, line, column }: Position): string => `${oneLine(file)}:${line}:${column}`;

function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return [
    ...(errors ? [counted(errors, 'error')] : []),
    ...(warnings ? [counted(warnings, 'warning')] : []),
  ].join(', ');
}
