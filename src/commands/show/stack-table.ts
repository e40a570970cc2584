import Table from 'cli-table3';
import type { Colors } from '../../terminal/colors';
import { asRecords } from '../../terminal/table';
import { widthOf } from '../../terminal/width';
import type { StackSummary } from '../../terraform-runs/summary';

const titles = ['stack', 'account', 'region', 'resources', 'reads the state of'];

/** The minimum width of the last column. Below it the stacks are shown as records. */
const leastLast = 18;

/**
 * A table of the stacks: their account, their size and the states they read.
 *
 * @param width of the terminal in columns, where there is one
 */
export function stackTable(stacks: readonly StackSummary[], colors: Colors, width?: number): string {
  const rows = stacks.map(({ name, account, region, resources, reads }) => [
    name,
    account,
    region,
    String(resources),
    reads.join(', '),
  ]);
  const last = width === undefined ? undefined : roomForLast(rows, width);
  if (width !== undefined && last !== undefined && last < leastLast)
    return asRecords(titles, rows, width).join('\n');
  const table = new Table({
    head: titles.map((title) => colors.bold(title)),
    colAligns: ['left', 'left', 'left', 'right', 'left'],
    style: { head: [], border: [], compact: true },
    ...(last !== undefined && { colWidths: [null, null, null, null, last], wordWrap: true }),
  });
  table.push(...rows);
  return table.toString();
}

/** The columns that remain for the last column; undefined where it fits unwrapped. */
function roomForLast(rows: readonly (readonly string[])[], width: number): number | undefined {
  const widths = titles.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map((cell) => widthOf(cell) + 2)),
  );
  const borders = titles.length + 1;
  const before = widths.slice(0, -1).reduce((sum, each) => sum + each, borders);
  return before + (widths.at(-1) ?? 0) <= width ? undefined : width - before;
}
