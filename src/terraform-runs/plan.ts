import { existsSync, rmSync } from 'node:fs';
import { partsOf } from './addresses';
import { withBrokenState } from './broken-state';
import { changesOf, digestOf, outputsOf, type PlanJson } from './changes';
import { withImport } from './imports';
import type { Initializer } from './init';
import { changesInText, problemsOf, type RunEvent, readMessage, waitOf } from './messages';
import type { Change, PlanFile, Problem, StackPlan, SynthesizedStack } from './model';
import { namesIn } from './names';
import { bindPlan, planPath, removePlan, replacedPlan, withPrivateCopy } from './plan-file';
import type { RunProgress } from './progress';
import { reasonOf } from './reasons';
import { type ProcessResult, runTerraform } from './run';
import { isRemote } from './stacks';
import { withLockHolder } from './state-lock';
import { changesOfUnfinished } from './unfinished-plan';

/** Options for planning a stack. */
export interface PlanOptions {
  /** names of all stacks, to recognise the one that a problem waits for */
  readonly stacks: readonly string[];
  readonly initializer: Initializer;
  /** only looks for drift */
  readonly refreshOnly?: boolean;
  /** `false` for a role that may not write the lock */
  readonly lock?: boolean;
  /** with a Terraform Cloud backend, keeps the plan to apply it, instead of a speculative run */
  readonly keep?: boolean;
  readonly progress?: RunProgress;
}

/** Plans one stack. Errors of Terraform are part of the result and are never thrown. */
export async function planStack(stack: SynthesizedStack, options: PlanOptions): Promise<StackPlan> {
  const path = planPath(stack);
  removePlan(stack);
  const init = await options.initializer.initialize(stack, options.progress);
  if (init === 'not tried') return notTried(stack);
  if (init && init.code !== 0) return notPlanned(stack, problemsOf(init), options, []);
  const speculative = isRemote(stack) && !options.keep;
  const args = [
    ...['plan', '-input=false', '-no-color', '-detailed-exitcode'],
    ...(speculative ? [] : ['-json', `-out=${path}`]),
    ...(options.refreshOnly ? ['-refresh-only'] : []),
    ...(options.lock === false ? ['-lock=false'] : ['-lock-timeout=5m']),
  ];
  const heard = listen(stack.name, options.progress);
  const run = await runTerraform(args, { cwd: stack.folder, onLine: heard.onLine });
  if (run.code === 1) {
    const problems = problemsOf(run, heard.problems);
    const seen = speculative ? changesInText(stack.name, run.stdout) : heard.planned;
    const known = speculative ? undefined : await changesOfUnfinished(stack, path, problems);
    return notPlanned(stack, problems, options, known ?? seen);
  }
  if (speculative) return fromText(stack, run, options);
  return readPlan(stack, bindPlan(path), options);
}

function listen(stack: string, progress?: RunProgress) {
  const problems: Problem[] = [];
  const planned: Change[] = [];
  let done = 0;
  const onLine = (line: string) => {
    const event = readMessage(line);
    if (event?.kind === 'problem') problems.push(event.problem);
    if (event?.kind === 'progress' && event.done) progress?.advanced(stack, ++done);
    if (event?.kind === 'locked') progress?.locked(stack);
    if (event?.kind === 'planned') planned.push(fromMessage(stack, event));
  };
  return { onLine, problems, planned };
}

type PlannedMessage = Extract<RunEvent, { kind: 'planned' }>;

function fromMessage(stack: string, { address, action, reason: word }: PlannedMessage): Change {
  const reason = reasonOf(word);
  const names: Record<string, Change['action']> = { delete: 'destroy', remove: 'forget' };
  return {
    stack,
    ...partsOf(address),
    action: names[action] ?? (action as Change['action']),
    ...(reason && { reason }),
    attributes: [],
  };
}

function notPlanned(
  stack: SynthesizedStack,
  found: readonly Problem[],
  { stacks }: Pick<PlanOptions, 'stacks'>,
  changes: readonly Change[],
): StackPlan {
  const problems = found.map((problem) =>
    withLockHolder(withBrokenState(withImport(problem, stack), stack.name), stack),
  );
  const waits = problems.map((problem) => waitOf(problem, stacks));
  const waitsFor = waits.flatMap((wait) => wait ?? []);
  const others = problems.filter((_, index) => !waits[index]);
  const status = others.length ? 'failed' : 'waiting';
  return { stack: stack.name, status, changes, outputs: [], waitsFor, problems: others };
}

const notTried = ({ name }: SynthesizedStack): StackPlan => ({
  stack: name,
  status: 'skipped',
  changes: [],
  outputs: [],
  waitsFor: [],
  problems: [],
});

/** Reads the changes of a saved plan from the plan file. A missing or replaced file counts as a failure. */
export async function readPlan(
  stack: SynthesizedStack,
  file: PlanFile,
  options: Pick<PlanOptions, 'stacks' | 'refreshOnly'>,
): Promise<StackPlan> {
  const shown = await withPrivateCopy(file, (copy) =>
    runTerraform(['show', '-json', '-no-color', copy], { cwd: stack.folder }),
  );
  if (!shown) return notPlanned(stack, [replacedPlan(file)], options, []);
  if (shown.code !== 0) return notPlanned(stack, problemsOf(shown), options, []);
  const plan = JSON.parse(shown.stdout) as PlanJson;
  const changes = changesOf(stack.name, plan, options.refreshOnly ? 'resource_drift' : 'resource_changes');
  const outputs = options.refreshOnly ? [] : outputsOf(plan);
  const status = changes.length || outputs.length ? 'changes' : 'unchanged';
  const kept = status === 'changes' && !options.refreshOnly && existsSync(file.path);
  if (!kept) rmSync(file.path, { force: true });
  const names = namesIn(plan.prior_state, changes);
  const saved = kept && { planFile: file, digest: digestOf(plan) };
  return { stack: stack.name, status, changes, outputs, waitsFor: [], problems: [], names, ...saved };
}

function fromText({ name }: SynthesizedStack, run: ProcessResult, { refreshOnly }: PlanOptions): StackPlan {
  const changes = changesInText(name, run.stdout, refreshOnly);
  const outputs =
    !refreshOnly && run.code === 2 && /^Changes to Outputs:/m.test(run.stdout) ? [{ name: '*' }] : [];
  const status = (refreshOnly ? changes.length : run.code === 2) ? 'changes' : 'unchanged';
  return { stack: name, status, changes, outputs, waitsFor: [], problems: [] };
}
