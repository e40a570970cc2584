import { padded, widthOf, wrapped } from './width';

/** Lines of a table with aligned columns; undefined where the table is wider than `width`. */
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

/** The rows as records, for a narrow terminal: the first cell, and below it the others with their titles. */
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
