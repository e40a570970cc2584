import Table from 'cli-table3';
import type { Colors } from '../../terminal/colors';
import type { StackSummary } from '../../terraform/summary';

/** The stacks with where they work, how large they are and what they read, as a table. */
export function stackTable(stacks: readonly StackSummary[], colors: Colors): string {
  const table = new Table({
    head: ['stack', 'account', 'region', 'resources', 'reads the state of'].map((title) =>
      colors.bold(title),
    ),
    colAligns: ['left', 'left', 'left', 'right', 'left'],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, account, region, resources, reads } of stacks) {
    table.push([name, account, region, String(resources), reads.join(', ')]);
  }
  return table.toString();
}
