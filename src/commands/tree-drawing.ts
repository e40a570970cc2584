import { padded, widthOf, wrapped } from '../terminal/width';

/** A line of a drawn tree, with the lines below it. */
export interface Branch {
  readonly text: string;
  /** cells after the text, aligned across all lines */
  readonly columns?: readonly string[];
  readonly branches: readonly Branch[];
}

interface Line {
  /** tree characters before the text, part of the first cell */
  readonly indent: string;
  readonly cells: readonly string[];
  /** prefix of continuation lines */
  readonly below: string;
}

/**
 * Draws a tree, with the columns of all lines aligned.
 *
 * @param width of the terminal in columns: longer lines are wrapped
 */
export function drawTree(branches: readonly Branch[], width = Number.POSITIVE_INFINITY): string[] {
  const lines = linesOf(branches, '');
  const widths: number[] = [];
  for (const { cells } of lines) {
    // The last cell needs no padding.
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

/** A wrapped line without aligned columns, for trees that are wider than the terminal. */
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

/** A usage bar: `▰▰▰▱▱▱▱▱▱▱`. */
export function usageBar(used: number, most: number, width = 10): string {
  const full = most > 0 ? Math.min(width, Math.ceil((used / most) * width)) : width;
  return '▰'.repeat(full) + '▱'.repeat(width - full);
}
