import { applyWave, type Outcome, type WaveOptions } from '../../terraform-runs/apply-wave';
import type { StackPlan, SynthesizedStack } from '../../terraform-runs/model';
import { type EndingSignal, Interrupted, Session } from '../../terraform-runs/session';

/** How an apply ends. */
export type ApplyEnding =
  /** everything is applied */
  | 'applied'
  /** Terraform failed */
  | 'failed'
  /** by a signal, or by Ctrl-C where the user was asked */
  | 'interrupted'
  /** a dangerous change that nobody has named */
  | 'refused'
  /** the user said no */
  | 'declined'
  /** nobody to ask, and what comes next was not foreseen */
  | 'review'
  /** what is left waits for what is not part of this run */
  | 'waiting';

/** The result of an apply. */
export interface ApplyRun {
  readonly ending: ApplyEnding;
  /** the signal that interrupted it */
  readonly signal?: EndingSignal;
  /** outcomes by wave, in order */
  readonly waves: readonly (readonly Outcome[])[];
  /** plans that are not applied, without those that have no changes */
  readonly left: readonly StackPlan[];
}

/**
 * Shows the plans of a wave and decides whether to apply them.
 *
 * @param number of the wave, from 1
 * @returns how the apply ends; undefined to apply the plans
 */
export type ApproveWave = (plans: readonly StackPlan[], number: number) => Promise<ApplyEnding | undefined>;

/**
 * Applies plans in waves: after each wave it plans what could not be planned before. Nothing is applied that `approve`
 * has not seen.
 */
export async function applyInWaves(
  stacks: readonly SynthesizedStack[],
  first: readonly StackPlan[],
  approve: ApproveWave,
  options: WaveOptions,
): Promise<ApplyRun> {
  const waves: Outcome[][] = [];
  let plans = first;
  for (;;) {
    const left = remainingPlans(plans);
    if (!left.length && waves.length) return { ending: 'applied', waves, left };
    const ending = await approvalOf(approve, plans, waves.length + 1);
    if (ending instanceof Interrupted) return { ending: 'interrupted', signal: ending.signal, waves, left };
    if (ending) return { ending, waves, left };
    const outcomes = await applyWave(stacks, plans, options);
    waves.push(outcomes);
    plans = outcomes.map(planForNextWave);
    const signal = Session.current?.interrupted?.signal;
    const rest = remainingPlans(plans);
    // A command that received a signal ends with its status, even if nothing was left to do.
    if (signal) return { ending: rest.length ? 'interrupted' : 'applied', signal, waves, left: rest };
    if (outcomes.some(({ status }) => status === 'failed' || status === 'skipped'))
      return { ending: 'failed', waves, left: remainingPlans(plans) };
    const applied = outcomes.some(({ status }) => status === 'applied');
    if (!applied && outcomes.some(({ status }) => status === 'deferred'))
      return { ending: 'waiting', waves, left: remainingPlans(plans) };
  }
}

/** The decision of `approve`. Ctrl-C at its prompt counts as an interruption, so that earlier waves are reported. */
async function approvalOf(
  approve: ApproveWave,
  plans: readonly StackPlan[],
  number: number,
): Promise<ApplyEnding | Interrupted | undefined> {
  try {
    return await approve(plans, number);
  } catch (error) {
    if (error instanceof Interrupted) return error;
    throw error;
  }
}

const remainingPlans = (plans: readonly StackPlan[]): StackPlan[] =>
  plans.filter(({ status }) => status !== 'unchanged');

/** The plan that the next wave starts with. */
function planForNextWave({ status, plan }: Outcome): StackPlan {
  if (status !== 'applied') return plan;
  const { stack, waitsFor, problems } = plan;
  return { stack, status: 'unchanged', changes: [], outputs: [], waitsFor, problems };
}
