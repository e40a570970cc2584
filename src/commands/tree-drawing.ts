import { padded, widthOf, wrapped } from '../terminal/width';

/** A line of a drawn tree with what hangs on it. */
export interface Branch {
  readonly text: string;
  /** what stands behind the text, lined up with that of all other lines */
  readonly columns?: readonly string[];
  readonly branches: readonly Branch[];
}

interface Line {
  /** the branches drawn before the text, which are part of the first cell too */
  readonly indent: string;
  readonly cells: readonly string[];
  /** what stands before the rest of a line that is broken */
  readonly below: string;
}

/**
 * Draws a tree below a line of its own, with the columns of all its lines in line.
 *
 * @param width of the terminal, where there is one: what does not fit hangs below its line
 */
export function drawTree(branches: readonly Branch[], width = Number.POSITIVE_INFINITY): string[] {
  const lines = linesOf(branches, '');
  const widths: number[] = [];
  for (const { cells } of lines) {
    // The last cell of a line needs no room behind it.
    cells.slice(0, -1).forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
    });
  }
  const drawn = lines.map(({ cells }) =>
    cells
      .map((cell, index) => (index === cells.length - 1 ? cell : padded(cell, widths[index] ?? 0)))
      .join('  '),
  );
  if (drawn.every((line) => widthOf(line) <= width)) return drawn;
  return lines.flatMap((line) => wrappedLine(line, width));
}

/** A line on its own, where the columns of all lines together are too wide. */
function wrappedLine({ indent, cells, below }: Line, width: number): string[] {
  const line = cells.join('  ');
  if (widthOf(line) <= width) return [line];
  const [first = '', ...more] = wrapped(line.slice(indent.length), width - widthOf(below));
  return [indent + first, ...more.map((each) => below + each)];
}

function linesOf(branches: readonly Branch[], indent: string): Line[] {
  return branches.flatMap(({ text, columns = [], branches: inner }, index) => {
    const last = index === branches.length - 1;
    const next = `${indent}${last ? '   ' : '│  '}`;
    const own = {
      indent: `${indent}${last ? '└─' : '├─'} `,
      cells: [`${indent}${last ? '└─' : '├─'} ${text}`, ...columns],
      below: `${next}${inner.length ? '│  ' : '   '}`,
    };
    return [own, ...linesOf(inner, next)];
  });
}

/** How much of something is used, as a bar: `▰▰▰▱▱▱▱▱▱▱`. */
export function usageBar(used: number, most: number, width = 10): string {
  const full = most > 0 ? Math.min(width, Math.ceil((used / most) * width)) : width;
  return '▰'.repeat(full) + '▱'.repeat(width - full);
}
