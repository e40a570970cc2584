import Table from 'cli-table3';
import type { Colors } from '../../terminal/colors';
import { asRecords } from '../../terminal/table';
import { widthOf } from '../../terminal/width';
import type { StackSummary } from '../../terraform-runs/summary';

const titles = ['stack', 'account', 'region', 'resources', 'reads the state of'];

/** The least that the last column is wrapped into; below it the stacks stand one below the other. */
const leastLast = 18;

/**
 * The stacks with where they work, how large they are and what they read, as a table.
 *
 * @param width of the terminal, where there is one
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

/** What the columns before leave of a terminal to the last one; undefined where that fits as it is. */
function roomForLast(rows: readonly (readonly string[])[], width: number): number | undefined {
  const widths = titles.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map((cell) => widthOf(cell) + 2)),
  );
  const borders = titles.length + 1;
  const before = widths.slice(0, -1).reduce((sum, each) => sum + each, borders);
  return before + (widths.at(-1) ?? 0) <= width ? undefined : width - before;
}
