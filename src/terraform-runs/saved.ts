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

/**
 * The maximum age of saved plans, in milliseconds; older ones are made again. Terraform itself refuses plans of a
 * changed state.
 */
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

/** A hash of what a plan is made from: the configuration and the provider lock. */
function hashOf(stack: SynthesizedStack): string {
  const lock = join(stack.folder, '.terraform.lock.hcl');
  const providers = existsSync(lock) ? readFileSync(lock, 'utf8') : '';
  return createHash('sha256')
    .update(JSON.stringify([jsonOf(stack), providers]))
    .digest('hex');
}

/**
 * Saves plans for `landfall apply`, if they are complete: every stack is planned, none failed, and every stack with
 * changes has a plan file. Otherwise nothing is saved.
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

/** The plans that `landfall plan` saved, or why they are not used. */
export type SavedPlans =
  | { readonly plans: readonly StackPlan[]; readonly at: Date }
  | { readonly unusable: string };

/**
 * Loads saved plans, if they match what is synthesized now and are at most an hour old. The changes are read from the
 * plan files, which the record identifies by hash, and not from the record.
 *
 * @returns undefined when no plans are saved
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
  // Plans can be read in any order, but each read runs a Terraform process.
  const free = stacks.map((stack) => ({ ...stack, dependencies: [] }));
  const read = await inOrder<StackPlan>(free, 4, (stack) => restored(stack, record, stacks));
  // An incomplete set of plans must not pass for a complete one.
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

/** Forgets saved plans, which are applied or outdated. */
export const forgetPlans = (outdir: string): void => rmSync(recordPath(outdir), { force: true });
