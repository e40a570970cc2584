import { applyPlan } from './apply';
import type { Problem, StackPlan, SynthesizedStack } from './model';
import { planStack } from './plan';
import { type PlanAllOptions, usesChanged } from './plan-all';
import { isBound, replacedPlan } from './plan-file';
import { inOrder } from './schedule';

/** The result of one stack in a wave. */
export interface Outcome {
  readonly stack: string;
  /**
   * `deferred`: its new plan differs from the one that was shown, or it depends on such a stack; `skipped`: not
   * started, because another stack failed before
   */
  readonly status: 'applied' | 'unchanged' | 'failed' | 'deferred' | 'skipped';
  /** the plan that was applied, or the plan that the next wave starts with */
  readonly plan: StackPlan;
  readonly problems: readonly Problem[];
}

/** Options for applying plans. */
export type WaveOptions = Pick<PlanAllOptions, 'initializer' | 'parallel' | 'progress'>;

/**
 * Applies plans that were shown, in dependency order, and nothing else. A stack is planned again where it uses an
 * output that has changed, or was waiting for one. The new plan is applied only if it does the same as the one that was
 * shown. After a failure no further stack is started; applied stacks stay applied.
 *
 * @param plans one for each stack that takes part, those without changes included
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
  // An interrupted run has stacks without an outcome.
  return plans.map((plan) => outcomes.get(plan.stack) ?? outcomeOf(plan, 'skipped'));
}

const outcomeOf = (
  plan: StackPlan,
  status: Outcome['status'],
  problems: readonly Problem[] = [],
): Outcome => ({ stack: plan.stack, status, plan, problems });

/** A replaced plan file stops the whole wave: the plans were reviewed together. */
const refused = (plan: StackPlan): Outcome =>
  plan.planFile && !isBound(plan.planFile)
    ? outcomeOf(plan, 'failed', [replacedPlan(plan.planFile)])
    : outcomeOf(plan, 'skipped');

interface Wave {
  readonly applied: ReadonlyMap<string, StackPlan>;
  readonly stacks: readonly SynthesizedStack[];
  readonly options: WaveOptions;
}

/** The plan that was shown, or a new one where an output that it reads has changed in this wave. */
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
  /** whether a stack that it depends on is deferred to the next wave */
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
