import { explain } from '../../plan-report/refusals';
import { plural } from '../../plan-report/words';
import type { Outcome } from '../../terraform-runs/apply-all';

const words: Readonly<Record<Outcome['status'], string>> = {
  applied: 'applied',
  unchanged: 'nothing to do',
  failed: 'FAILED',
  refused: 'refused: a dangerous change that nobody has named',
  skipped: 'not begun',
};

/** Whether everything is applied. */
export const succeeded = (outcomes: readonly Outcome[]): boolean =>
  outcomes.every(({ status }) => status === 'applied' || status === 'unchanged');

/** What came of each stack, and how to go on after a failure. */
export function outcomeReport(outcomes: readonly Outcome[]): string {
  const lines = outcomes.flatMap(({ stack, status, plan, problems }) => [
    `${stack}: ${words[status]}${status === 'applied' ? `, ${plural(plan.changes.length, 'change')}` : ''}`,
    ...problems
      .map((problem) => explain(problem, { stack, changes: plan.changes }))
      .flatMap(({ problem, cure }) => [
        `    error ${problem.summary}${problem.address ? ` (${problem.address})` : ''}`,
        ...(cure ?? problem.detail).split('\n').map((line) => `      ${line}`),
      ]),
  ]);
  const next = succeeded(outcomes)
    ? 'Everything is applied.'
    : 'What was applied stays. Repair what failed and run landfall apply again: it goes on from here.';
  return `\n${lines.join('\n')}\n\n${next}\n`;
}
