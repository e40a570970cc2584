import { padded, widthOf, wrapped } from './width';

/** Rows of cells with their columns in line; undefined where they do not fit into a width. */
export function inColumns(
  rows: readonly (readonly string[])[],
  width = Number.POSITIVE_INFINITY,
): string[] | undefined {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, column) => Math.max(most[column] ?? 0, widthOf(cell))),
    [],
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return lines.every((line) => widthOf(line) <= width) ? lines : undefined;
}

/** The same rows one below the other, for a terminal that is too narrow: the first cell, and under it the others by name. */
export function asRecords(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  return rows.flatMap(([first = '', ...cells]) => [
    first,
    ...cells.flatMap((cell, index) => (cell ? field(titles[index + 1] ?? '', cell, width) : [])),
  ]);
}

function field(title: string, cell: string, width: number): string[] {
  const [line = '', ...more] = wrapped(`${title && `${title}: `}${cell}`, width - 4);
  return [`  ${line}`, ...more.map((each) => `    ${each}`)];
}
