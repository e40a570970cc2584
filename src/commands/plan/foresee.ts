import { accountStacks } from '../../organization/lookups';
import { type Foreseen, foreseenOf } from '../../plan-report/foreseen';
import { withStatusLine } from '../../terminal/status-line';
import type { StackPlan } from '../../terraform-runs/model';
import { inOrder } from '../../terraform-runs/schedule';
import { readState } from '../../terraform-runs/state';
import type { Prepared } from './prepare';

/**
 * The expected changes of stacks of accounts that wait, from their last states; read-only. A stack whose state cannot
 * be read is left out.
 */
export async function foresee(
  { organization, stacks }: Pick<Prepared, 'organization' | 'stacks'>,
  plans: readonly StackPlan[],
): Promise<ReadonlyMap<string, Foreseen>> {
  const holders = new Set(accountStacks(organization));
  const waiting = stacks.filter(
    ({ name }) =>
      holders.has(name) && plans.some(({ stack, status }) => stack === name && status === 'waiting'),
  );
  const first = stacks.find(({ name }) => name === 'organization');
  if (!waiting.length || !first) return new Map();
  const { organizational_unit_ids: units } = (await readState<'organization'>(first))?.outputs ?? {};
  const ids = new Map(Object.entries(units ?? {}));
  return withStatusLine('reading the last states of what waits', () =>
    inOrder<Foreseen>(waiting, 4, async (stack) => {
      const state = await readState(stack);
      return state && foreseenOf(organization, stack.name, state, ids);
    }),
  );
}
