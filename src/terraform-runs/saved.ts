import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { version } from '../../package.json';
import { terraformBinary } from './binary';
import type { StackPlan, SynthesizedStack } from './model';
import { readPlan } from './plan';
import { isBound, planPath, removePlan } from './plan-file';
import { inOrder } from './schedule';
import { Session } from './session';
import { jsonOf } from './stacks';

/** Plans older than this are made anew, in milliseconds: Terraform refuses those of a changed state in any case. */
const longest = 60 * 60 * 1000;

const stackSchema = z.strictObject({
  /** hash of the synthesized JSON and of the provider lock */
  made: z.string(),
  status: z.enum(['changes', 'unchanged', 'waiting']),
  /** hash of the plan file, where there is something to apply */
  plan: z.string().optional(),
  waitsFor: z.array(z.strictObject({ stack: z.string(), reason: z.string() })),
});

const recordSchema = z.strictObject({
  formatVersion: z.literal(2),
  at: z.iso.datetime(),
  landfall: z.string(),
  terraform: z.string(),
  stacks: z.record(z.string(), stackSchema),
});

type PlanRecord = z.output<typeof recordSchema>;

const recordPath = (outdir: string): string => join(outdir, 'landfall-plans.json');

/** What a plan is made from: the configuration and the providers. */
function hashOf(stack: SynthesizedStack): string {
  const lock = join(stack.folder, '.terraform.lock.hcl');
  const providers = existsSync(lock) ? readFileSync(lock, 'utf8') : '';
  return createHash('sha256')
    .update(JSON.stringify([jsonOf(stack), providers]))
    .digest('hex');
}

/**
 * Leaves plans for `landfall apply`, where they are whole: every stack is planned, none has failed, and every change has
 * its plan file. Otherwise nothing is left.
 */
export function savePlans(
  outdir: string,
  stacks: readonly SynthesizedStack[],
  plans: readonly StackPlan[],
): void {
  forgetPlans(outdir);
  const byName = new Map(plans.map((plan) => [plan.stack, plan]));
  const entries = stacks.flatMap((stack) => {
    const entry = entryOf(stack, byName.get(stack.name));
    return entry ? [[stack.name, entry] as const] : [];
  });
  if (entries.length < stacks.length) {
    for (const stack of stacks) removePlan(stack);
    return;
  }
  const record: PlanRecord = {
    formatVersion: 2,
    at: new Date().toISOString(),
    landfall: version,
    terraform: terraformBinary(),
    stacks: Object.fromEntries(entries),
  };
  writeFileSync(recordPath(outdir), JSON.stringify(record), { mode: 0o600 });
}

function entryOf(stack: SynthesizedStack, plan?: StackPlan): PlanRecord['stacks'][string] | undefined {
  if (!plan || plan.status === 'failed' || plan.status === 'skipped') return undefined;
  const { status, planFile, waitsFor } = plan;
  if (status === 'changes' && !planFile) return undefined;
  const made = hashOf(stack);
  return { made, status, waitsFor: [...waitsFor], ...(planFile && { plan: planFile.sha256 }) };
}

/** Plans that `landfall plan` has left, or why they are not used. */
export type SavedPlans =
  | { readonly plans: readonly StackPlan[]; readonly at: Date }
  | { readonly unusable: string };

/**
 * The plans that were left, where they are of exactly what is synthesized now and not older than an hour. What they would
 * do is read out of the plan files, whose content the record names; the record itself is not believed in that.
 *
 * @returns undefined when none were left
 */
export async function savedPlans(
  outdir: string,
  stacks: readonly SynthesizedStack[],
): Promise<SavedPlans | undefined> {
  const path = recordPath(outdir);
  if (!existsSync(path)) return undefined;
  const record = parsed(readFileSync(path, 'utf8'));
  if (!record) return { unusable: `${path} is broken, or of another version of Landfall` };
  const unusable = outdated(record, stacks);
  if (unusable) return { unusable };
  // Reading needs no order, but each takes a process of Terraform's.
  const free = stacks.map((stack) => ({ ...stack, dependencies: [] }));
  const read = await inOrder<StackPlan>(free, 4, (stack) => restored(stack, record, stacks));
  // Half of the plans must not be taken for all of them.
  if (Session.current?.interrupted) throw Session.current.interrupted;
  const plans = [...read.values()];
  const failed = plans.find(({ status }) => status === 'failed');
  if (failed) return { unusable: `Terraform does not read the plan of ${failed.stack} any more` };
  return { plans, at: new Date(record.at) };
}

function parsed(text: string): PlanRecord | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function outdated(record: PlanRecord, stacks: readonly SynthesizedStack[]): string | undefined {
  const age = Date.now() - new Date(record.at).getTime();
  if (age < 0 || age > longest) return `they are of ${record.at}, and plans are used for an hour`;
  if (record.landfall !== version || record.terraform !== terraformBinary())
    return 'they were made by another version of Landfall, or with another Terraform';
  const names = Object.keys(record.stacks);
  const changed = stacks.filter((stack) => record.stacks[stack.name]?.made !== hashOf(stack));
  if (names.length !== stacks.length || changed.length)
    return 'the organization file, the code or a provider has changed since they were made';
  const lost = stacks.find((stack) => {
    const { status, plan: sha256 = '' } = record.stacks[stack.name] ?? {};
    return status === 'changes' && !isBound({ path: planPath(stack), sha256 });
  });
  return lost && `the plan of ${lost.name} has gone or was replaced`;
}

async function restored(
  stack: SynthesizedStack,
  record: PlanRecord,
  stacks: readonly SynthesizedStack[],
): Promise<StackPlan> {
  const { status = 'failed', plan: sha256, waitsFor = [] } = record.stacks[stack.name] ?? {};
  if (sha256 !== undefined)
    return readPlan(stack, { path: planPath(stack), sha256 }, { stacks: stacks.map(({ name }) => name) });
  return { stack: stack.name, status, changes: [], outputs: [], waitsFor, problems: [] };
}

/** Forgets the plans that were left: applied once, or overtaken. */
export const forgetPlans = (outdir: string): void => rmSync(recordPath(outdir), { force: true });
