import { counted } from '../organization/counted';
import type { Action } from '../terraform-runs/model';
import { actions, type Counts, type PlanReport, type ReportedStack } from './model';

const toDo: Readonly<Record<Action, string>> = {
  create: 'to add',
  import: 'to import',
  update: 'to change',
  replace: 'to replace',
  destroy: 'to destroy',
  forget: 'to let go of',
  move: 'to move',
};

/** The sign in front of a change, Terraform's own where it has one. */
export const signs: Readonly<Record<Action, string>> = {
  create: '+',
  update: '~',
  replace: '±',
  destroy: '-',
  import: '<',
  move: '>',
  forget: 'x',
};

/** The counts of a plan: `3 to add, 1 to destroy`, or `no changes`. */
function toDoIn(counts: Counts): string {
  const parts = (Object.keys(toDo) as Action[])
    .filter((action) => counts[action])
    .map((action) => `${counts[action]} ${toDo[action]}`);
  return parts.length ? parts.join(', ') : 'no changes';
}

/** The counts of a drift report: `2 drifted, 1 of them gone`. */
function drifted(counts: Counts): string {
  const all = actions.reduce((sum, action) => sum + counts[action], 0);
  if (!all) return 'nothing has drifted';
  return [`${all} drifted`, ...(counts.destroy ? [`${counts.destroy} of them gone`] : [])].join(', ');
}

/** The summary of a report in one line. */
export function headline({ operation, stacks, counts, dangers, scope }: PlanReport): string {
  const number = (status: ReportedStack['status']) =>
    stacks.filter((stack) => stack.status === status).length;
  const what = operation === 'drift' ? drifted(counts) : toDoIn(counts);
  const seen = stacks.filter((stack) => isSeen(stack)).length;
  const changed = stacks.filter((stack) => hasChanges(stack)).length;
  const where = changed && changed < seen ? `${changed} of ` : '';
  const parts = [
    ...(seen ? [`${what} in ${where}${counted(seen, 'stack')}`] : []),
    ...(stacks.length ? [] : ['no stack is touched']),
    ...(dangers.length ? [counted(dangers.length, 'dangerous change')] : []),
    ...(number('waiting') ? [`${number('waiting')} waiting`] : []),
    ...(number('failed') ? [`${number('failed')} failed`] : []),
    ...(number('skipped') ? [`${number('skipped')} not tried`] : []),
  ];
  return `${parts.join(' · ')}${scope ? ` (${scope})` : ''}`;
}

/** Whether the changes of a stack are known. Those of a stack that failed first are not. */
const isSeen = ({ status, counts }: ReportedStack): boolean =>
  status === 'changes' || status === 'unchanged' || hasChanges({ counts });

const hasChanges = ({ counts }: Pick<ReportedStack, 'counts'>): boolean =>
  actions.some((action) => counts[action] > 0);

/** The status of a stack, as shown after its name. */
export function statusOf(stack: ReportedStack, operation: PlanReport['operation']): string {
  if (stack.status === 'failed') return 'failed';
  if (stack.status === 'skipped') return 'not tried';
  if (stack.status === 'waiting') {
    return `waits for ${[...new Set(stack.waitsFor.map((wait) => wait.stack))].join(', ')}`;
  }
  if (operation === 'drift') return drifted(stack.counts);
  const none = actions.every((action) => stack.counts[action] === 0);
  return none && stack.outputs.length ? 'only outputs change' : toDoIn(stack.counts);
}

/** A text cut to `most` characters, with an ellipsis. */
export const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
