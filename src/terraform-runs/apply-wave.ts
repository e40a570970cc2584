import { applyPlan } from './apply';
import type { Problem, StackPlan, SynthesizedStack } from './model';
import { planStack } from './plan';
import { type PlanAllOptions, usesChanged } from './plan-all';
import { isBound, replacedPlan } from './plan-file';
import { inOrder } from './schedule';

/** What came of one stack in a wave. */
export interface Outcome {
  readonly stack: string;
  /**
   * `deferred`: its plan is another than the one that was shown, or it comes after such a stack; `skipped`: not begun,
   * because another stack failed before
   */
  readonly status: 'applied' | 'unchanged' | 'failed' | 'deferred' | 'skipped';
  /** what was applied, or what the next wave begins with */
  readonly plan: StackPlan;
  readonly problems: readonly Problem[];
}

/** How plans are applied. */
export type WaveOptions = Pick<PlanAllOptions, 'initializer' | 'parallel' | 'progress'>;

/**
 * Applies plans that were shown, in dependency order, and nothing else. A stack that uses an output that has changed by
 * now, or waited for one, is planned again; it is applied only when the new plan does the same as the one that was shown.
 * After a failure nothing new is begun; what was applied stays.
 *
 * @param plans one for each stack that takes part, also where it has nothing to do
 */
export async function applyWave(
  stacks: readonly SynthesizedStack[],
  plans: readonly StackPlan[],
  options: WaveOptions,
): Promise<Outcome[]> {
  const replaced = plans.filter(({ planFile }) => planFile && !isBound(planFile));
  if (replaced.length) return plans.map((plan) => refused(plan));
  const shown = new Map(plans.map((plan) => [plan.stack, plan]));
  const applied = new Map<string, StackPlan>();
  let stopped = false;
  const outcomes = await inOrder<Outcome>(stacks, options.parallel, async (stack, results) => {
    const plan = shown.get(stack.name);
    if (!plan) return undefined;
    if (stopped) return outcomeOf(plan, 'skipped');
    const now = await current(stack, plan, { applied, stacks, options });
    const early = stack.dependencies.some((name) => results.get(name)?.status === 'deferred');
    const outcome = await turn(stack, { shown: plan, now, early }, options);
    if (outcome.status === 'applied') applied.set(stack.name, outcome.plan);
    if (outcome.status === 'failed') stopped = true;
    return outcome;
  });
  // An interrupted run leaves stacks without an outcome.
  return plans.map((plan) => outcomes.get(plan.stack) ?? outcomeOf(plan, 'skipped'));
}

const outcomeOf = (
  plan: StackPlan,
  status: Outcome['status'],
  problems: readonly Problem[] = [],
): Outcome => ({ stack: plan.stack, status, plan, problems });

/** Of a wave with a replaced plan nothing is applied: what was shown belongs together. */
const refused = (plan: StackPlan): Outcome =>
  plan.planFile && !isBound(plan.planFile)
    ? outcomeOf(plan, 'failed', [replacedPlan(plan.planFile)])
    : outcomeOf(plan, 'skipped');

interface Wave {
  readonly applied: ReadonlyMap<string, StackPlan>;
  readonly stacks: readonly SynthesizedStack[];
  readonly options: WaveOptions;
}

/** The plan as it was shown, or a new one where what it reads has changed in this wave. */
async function current(
  stack: SynthesizedStack,
  plan: StackPlan,
  { applied, stacks, options: { initializer, progress } }: Wave,
): Promise<StackPlan> {
  const outdated =
    plan.status === 'waiting'
      ? plan.waitsFor.some((wait) => applied.has(wait.stack))
      : usesChanged(stack, applied);
  if (!outdated) return plan;
  progress?.started(stack.name, 'planning');
  const names = stacks.map(({ name }) => name);
  const again = await planStack(stack, {
    stacks: names,
    initializer,
    keep: true,
    ...(progress && { progress }),
  });
  progress?.ended(stack.name, again);
  return again;
}

const noPlan: Problem = {
  summary: 'There is no saved plan of these changes',
  detail: 'Nothing of them was applied. Run landfall apply again: it plans anew.',
};

interface Turn {
  readonly shown: StackPlan;
  readonly now: StackPlan;
  /** whether a stack that comes before is left for the next wave */
  readonly early: boolean;
}

async function turn(
  stack: SynthesizedStack,
  { shown, now, early }: Turn,
  { progress }: WaveOptions,
): Promise<Outcome> {
  if (now.status === 'unchanged') return outcomeOf(now, 'unchanged');
  if (now.status === 'skipped') return outcomeOf(now, 'skipped');
  if (now.status === 'failed') return outcomeOf(now, 'failed', now.problems);
  if (now.status === 'waiting' || early || now.digest !== shown.digest) return outcomeOf(now, 'deferred');
  if (!now.planFile) return outcomeOf(now, 'failed', [noPlan]);
  progress?.started(stack.name, 'applying');
  const { ok, problems } = await applyPlan(stack, now.planFile, progress);
  return outcomeOf(now, ok ? 'applied' : 'failed', problems);
}
