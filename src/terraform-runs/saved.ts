import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackPlan, SynthesizedStack } from './model';
import { isBound } from './plan-file';
import { jsonOf } from './stacks';

interface Saved {
  readonly at: string;
  readonly stacks: Record<string, string>;
  readonly plans: StackPlan[];
}

/** Plans that `landfall plan` has left for `landfall apply`. */
export interface SavedPlans {
  readonly plans: readonly StackPlan[];
  readonly at: Date;
}

/** Plans older than this are made anew, in milliseconds: Terraform refuses those of a changed state in any case. */
const longest = 60 * 60 * 1000;

const indexOf = (outdir: string): string => join(outdir, 'landfall-plans.json');

const hashOf = (stack: SynthesizedStack): string => createHash('sha256').update(jsonOf(stack)).digest('hex');

/** Remembers which plans belong to what was synthesized. */
export function savePlans(
  outdir: string,
  stacks: readonly SynthesizedStack[],
  plans: readonly StackPlan[],
): void {
  const saved: Saved = {
    at: new Date().toISOString(),
    stacks: Object.fromEntries(stacks.map((stack) => [stack.name, hashOf(stack)])),
    plans: [...plans],
  };
  writeFileSync(indexOf(outdir), JSON.stringify(saved), { mode: 0o600 });
}

/** The plans just made, where they are of exactly what is synthesized now and every one of them is still there. */
export function savedPlans(outdir: string, stacks: readonly SynthesizedStack[]): SavedPlans | undefined {
  const path = indexOf(outdir);
  if (!existsSync(path)) return undefined;
  const { at, stacks: hashes, plans } = JSON.parse(readFileSync(path, 'utf8')) as Saved;
  const made = new Date(at);
  const same =
    Object.keys(hashes).length === stacks.length &&
    stacks.every((stack) => hashes[stack.name] === hashOf(stack));
  const there = plans.every(
    ({ status, planFile }) => status !== 'changes' || (planFile !== undefined && isBound(planFile)),
  );
  return same && there && Date.now() - made.getTime() < longest ? { plans, at: made } : undefined;
}

/** Forgets them: applied once, or overtaken. */
export const forgetPlans = (outdir: string): void => rmSync(indexOf(outdir), { force: true });
