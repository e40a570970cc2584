import { stripVTControlCharacters } from 'node:util';

/** A line of a drawn tree with what hangs on it. */
export interface Branch {
  readonly text: string;
  /** what stands behind the text, lined up with that of all other lines */
  readonly columns?: readonly string[];
  readonly branches: readonly Branch[];
}

interface Line {
  readonly cells: readonly string[];
}

/** Draws a tree below a line of its own, with the columns of all its lines in line. */
export function draw(branches: readonly Branch[]): string[] {
  const lines = linesOf(branches, '');
  const widths: number[] = [];
  for (const { cells } of lines) {
    // The last cell of a line needs no room behind it.
    cells.slice(0, -1).forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
    });
  }
  return lines.map(({ cells }) =>
    cells.map((cell, index) => padded(cell, widths[index], index, cells)).join('  '),
  );
}

function linesOf(branches: readonly Branch[], indent: string): Line[] {
  return branches.flatMap(({ text, columns = [], branches: below }, index) => {
    const last = index === branches.length - 1;
    const own = { cells: [`${indent}${last ? '└─' : '├─'} ${text}`, ...columns] };
    return [own, ...linesOf(below, `${indent}${last ? '   ' : '│  '}`)];
  });
}

function padded(cell: string, width = 0, index: number, cells: readonly string[]): string {
  return index === cells.length - 1 ? cell : cell + ' '.repeat(Math.max(0, width - widthOf(cell)));
}

const widthOf = (text: string): number => [...stripVTControlCharacters(text)].length;

/** How much of something is used, as a bar: `▰▰▰▱▱▱▱▱▱▱`. */
export function bar(used: number, most: number, width = 10): string {
  const full = most > 0 ? Math.min(width, Math.ceil((used / most) * width)) : width;
  return '▰'.repeat(full) + '▱'.repeat(width - full);
}
