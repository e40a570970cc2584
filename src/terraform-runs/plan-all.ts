import type { Initializer } from './init';
import type { OutputChange, StackPlan, SynthesizedStack } from './model';
import { planStack } from './plan';
import type { Progress } from './progress';
import { inOrder, type Results } from './schedule';
import { Session } from './session';
import { type OutputRead, outputsRead } from './stacks';

/** Which stacks are planned, and how. */
export interface PlanAllOptions {
  readonly initializer: Initializer;
  /** how many stacks at once */
  readonly parallel: number;
  readonly progress?: Progress;
  /**
   * stacks that a change affects; stacks that read a changed output of theirs are planned too. Without it, all stacks
   */
  readonly touched?: ReadonlySet<string>;
  /** only look for drift */
  readonly refreshOnly?: boolean;
  /** `false` plans without locking the states, for a role that may only read */
  readonly lock?: boolean;
  /** keep Terraform Cloud plans so that they can be applied; without it the runs are speculative */
  readonly keep?: boolean;
}

/**
 * Plans stacks in dependency order, and returns the plans in that order. Unaffected stacks have no plan.
 *
 * @throws {Interrupted} when a signal arrives before all are planned
 */
export async function planAll(
  stacks: readonly SynthesizedStack[],
  options: PlanAllOptions,
): Promise<StackPlan[]> {
  const { touched, progress, parallel, initializer, refreshOnly, lock, keep } = options;
  const names = stacks.map(({ name }) => name);
  const plans = await inOrder<StackPlan>(stacks, parallel, async (stack, results) => {
    if (touched && !touched.has(stack.name) && !usesChanged(stack, results)) return undefined;
    progress?.started(stack.name, refreshOnly ? 'refreshing' : 'planning');
    const plan = await planStack(stack, {
      stacks: names,
      initializer,
      ...(refreshOnly && { refreshOnly }),
      ...(lock !== undefined && { lock }),
      ...(keep && { keep }),
      ...(progress && { progress }),
    });
    progress?.ended(stack.name, plan);
    return plan;
  });
  // An incomplete set of plans must not pass for a complete one.
  if (Session.current?.interrupted) throw Session.current.interrupted;
  return [...plans.values()];
}

/** Whether a stack reads an output that another plan changes, or could change because planning failed. */
export function usesChanged(stack: SynthesizedStack, plans: Results<StackPlan>): boolean {
  return stack.dependencies.some((name) => {
    const plan = plans.get(name);
    if (!plan || plan.status === 'unchanged') return false;
    const read = outputsRead(stack, name);
    if (plan.status !== 'changes') return read.size > 0;
    return plan.outputs.some((output) => reads(read, output));
  });
}

function reads(
  read: ReadonlyMap<string, readonly OutputRead[]>,
  { name, keys, renamed = {} }: OutputChange,
): boolean {
  if (name === '*') return read.size > 0;
  const used = read.get(name) ?? [];
  if (keys === undefined) return used.length > 0;
  return used.some(({ key, former }) => {
    if (key === '*') return true;
    const sameValue = former !== undefined && renamed[key] === former;
    return !sameValue && [key, former].some((read) => read !== undefined && keys.includes(read));
  });
}
