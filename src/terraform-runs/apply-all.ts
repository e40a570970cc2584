import { type Applied, applyPlan } from './apply';
import type { Problem, StackPlan, SynthesizedStack } from './model';
import { planStack } from './plan';
import { type PlanAllOptions, usesChanged } from './plan-all';
import { inOrder } from './schedule';

/** What came of one stack in an apply. */
export interface Outcome {
  readonly stack: string;
  /** `skipped`: not begun, because another stack failed before; `refused`: its plan, made late, is dangerous */
  readonly status: 'applied' | 'unchanged' | 'failed' | 'refused' | 'skipped';
  readonly plan: StackPlan;
  readonly problems: readonly Problem[];
}

/** How plans are applied. */
export interface ApplyAllOptions extends Pick<PlanAllOptions, 'initializer' | 'parallel' | 'progress'> {
  /** says whether a plan that could only be made on the way may be applied */
  readonly accepts: (plan: StackPlan) => boolean;
}

/**
 * Applies plans in dependency order. A stack that waited for another, or uses an output that has changed by now, is
 * planned again first. After a failure nothing new is begun; what was applied stays, and the next run goes on from there.
 */
export async function applyAll(
  stacks: readonly SynthesizedStack[],
  plans: readonly StackPlan[],
  options: ApplyAllOptions,
): Promise<Outcome[]> {
  const made = new Map(plans.map((plan) => [plan.stack, plan]));
  const applied = new Map<string, StackPlan>();
  const names = stacks.map(({ name }) => name);
  let stopped = false;
  const outcomes = await inOrder<Outcome>(stacks, options.parallel, async (stack) => {
    const plan = made.get(stack.name);
    if (!plan) return undefined;
    const outcome = stopped
      ? { stack: stack.name, status: 'skipped' as const, plan, problems: [] }
      : await applyOne(stack, await current(stack, plan, applied, names, options), plan, options);
    if (outcome.status === 'applied') applied.set(stack.name, outcome.plan);
    if (outcome.status === 'failed' || outcome.status === 'refused') stopped = true;
    return outcome;
  });
  return [...outcomes.values()];
}

/** The plan as it was made, or a new one where what it reads has changed since. */
async function current(
  stack: SynthesizedStack,
  plan: StackPlan,
  applied: ReadonlyMap<string, StackPlan>,
  stacks: readonly string[],
  { initializer, progress }: ApplyAllOptions,
): Promise<StackPlan> {
  if (plan.status !== 'waiting' && !usesChanged(stack, applied)) return plan;
  progress?.started(stack.name, 'planning');
  const again = await planStack(stack, { stacks, initializer, keep: true, ...(progress && { progress }) });
  progress?.ended(stack.name, again);
  return again;
}

async function applyOne(
  stack: SynthesizedStack,
  plan: StackPlan,
  before: StackPlan,
  { accepts, progress }: ApplyAllOptions,
): Promise<Outcome> {
  const outcome = (status: Outcome['status'], problems: readonly Problem[] = []): Outcome => ({
    stack: stack.name,
    status,
    plan,
    problems,
  });
  if (plan.status === 'unchanged') return outcome('unchanged');
  if (plan.status === 'failed') return outcome('failed', plan.problems);
  if (plan.status === 'waiting') return outcome('failed', plan.waitsFor.map(unmet));
  if (plan !== before && !accepts(plan)) return outcome('refused');
  progress?.started(stack.name, 'applying');
  const { ok, problems }: Applied = await applyPlan(stack, plan, progress);
  return outcome(ok ? 'applied' : 'failed', problems);
}

const unmet = ({ stack, reason }: { stack: string; reason: string }): Problem => ({
  summary: `Still waits for the stack ${stack}`,
  detail: reason,
});
