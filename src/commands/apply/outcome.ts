import { counted } from '../../organization/counted';
import type { Organization } from '../../organization/model';
import { type Explained, explain, explainedLines } from '../../plan-report/refusals';
import { thingLabel, thingOf } from '../../plan-report/things';
import type { Outcome } from '../../terraform-runs/apply-wave';
import type { Change, StackPlan } from '../../terraform-runs/model';
import { exitStatus, interruptedStatus } from '../exit-status';
import type { ApplyEnding, ApplyRun } from './waves';

const words: Readonly<Record<Outcome['status'], string>> = {
  applied: 'applied',
  unchanged: 'nothing to do',
  failed: 'FAILED',
  deferred: 'left for the next wave',
  skipped: 'not begun',
};

const continueText = 'run landfall apply again: it goes on from here.';

const endingTexts: Readonly<Record<ApplyEnding, string>> = {
  applied: 'Everything is applied.',
  failed: `What was applied stays. Repair what failed and ${continueText}`,
  interrupted: `Interrupted. What was applied stays. To apply the rest, ${continueText}`,
  refused: `What was applied stays. Name what is meant with --allow and ${continueText}`,
  declined: `What was applied stays. To apply the rest, ${continueText}`,
  review: `What was shown is applied, and stays. What comes next was not foreseen: read it above, and if it is meant, ${continueText}`,
  waiting: 'What was applied stays. What is left waits for a stack that this run does not apply.',
};

/** The exit status of an apply. */
export function statusOf({ ending, signal }: ApplyRun): number {
  if (signal) return interruptedStatus[signal];
  if (ending === 'applied') return exitStatus.ok;
  return ending === 'review' ? exitStatus.review : exitStatus.failed;
}

/**
 * The result of an apply as text: each stack, wave by wave, what is not applied, and how to continue.
 *
 * @param organization the organization of the file, to name the entry of an error
 */
export function outcomeReport(run: ApplyRun, review: readonly Change[], organization?: Organization): string {
  const { waves, left, ending } = run;
  const texts = waves.map((outcomes, index) => waveLines(outcomes, waves.slice(0, index), organization));
  const several = waves.length > 1 || (waves.length === 1 && ending !== 'applied' && ending !== 'failed');
  const lines = texts.flatMap((wave, index) => (several ? [`Wave ${index + 1}`, ...wave] : wave));
  const rest = ending === 'failed' ? [] : remainingLines(left);
  return ['', ...lines, ...rest, ...reviewLines(review), '', endingTexts[ending], ''].join('\n');
}

/** The outcomes of a wave. A stack without changes is listed once only. */
function waveLines(
  outcomes: readonly Outcome[],
  before: readonly (readonly Outcome[])[],
  organization: Organization | undefined,
): string[] {
  const settled = new Set(
    before.flat().flatMap(({ stack, status }) => (status === 'deferred' ? [] : [stack])),
  );
  return outcomes
    .filter(({ stack, status }) => status !== 'unchanged' || !settled.has(stack))
    .flatMap((outcome) => [
      statusLine(outcome),
      ...explained(outcome, organization)
        .map(explainedLines)
        .flatMap(([what, ...lines]) => [`    error ${what}`, ...lines.map((line) => `      ${line}`)]),
    ]);
}

const statusLine = ({ stack, status, plan }: Outcome): string =>
  `${stack}: ${words[status]}${status === 'applied' ? `, ${counted(plan.changes.length, 'change')}` : ''}`;

const explained = (
  { stack, plan: { changes }, problems }: Outcome,
  organization: Organization | undefined,
): Explained[] =>
  problems.map((problem) => explain(problem, { stack, changes, ...(organization && { organization }) }));

function remainingLines(left: readonly StackPlan[]): string[] {
  if (!left.length) return [];
  return [
    '',
    'Not applied:',
    ...left.flatMap(({ stack, changes, waitsFor }) =>
      waitsFor.length
        ? waitsFor.map(({ reason }) => `  ${stack}: waits, ${reason}`)
        : [`  ${stack}: ${counted(changes.length, 'change')}`],
    ),
  ];
}

function reviewLines(review: readonly Change[]): string[] {
  if (!review.length) return [];
  return ['', 'For review:', ...review.map((change) => `  ${change.stack}: ${reviewed(change)}`)];
}

/** One change that needs review, as text. */
const reviewed = (change: Change): string => {
  const names = change.attributes.map(({ name }) => name);
  return `${change.action} ${thingLabel(thingOf(change))}${names.length ? `: ${names.join(', ')}` : ''}`;
};

/** The result of an apply as JSON. */
export function outcomeJson(run: ApplyRun, review: readonly Change[], organization?: Organization): object {
  return {
    formatVersion: 1,
    operation: 'apply',
    ending: run.ending,
    exitCode: statusOf(run),
    waves: run.waves.map((outcomes) =>
      outcomes.map((outcome) => ({
        stack: outcome.stack,
        status: outcome.status,
        changes: outcome.plan.changes.length,
        problems: explained(outcome, organization).map(({ problem, cure }) => ({
          ...problem,
          ...(cure && { cure }),
        })),
      })),
    ),
    left: run.left.map(({ stack, status, waitsFor }) => ({ stack, status, waitsFor })),
    review: review.map((change) => ({
      stack: change.stack,
      address: change.address,
      action: change.action,
      message: reviewed(change),
    })),
  };
}
