import { rmSync } from 'node:fs';
import { problemsOf, readMessage } from './messages';
import type { PlanFile, Problem, SynthesizedStack } from './model';
import { replacedPlan, withPrivateCopy } from './plan-file';
import type { RunProgress } from './progress';
import { runTerraform } from './run';
import { isRemote } from './stacks';
import { withLockHolder } from './state-lock';

/** The result of applying a plan. */
export interface Applied {
  readonly stack: string;
  readonly ok: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Applies exactly the plan that was shown, from a private copy. Terraform refuses a plan whose state has changed since.
 * The plan is removed afterwards, also after a failure: the next plan shows what remains.
 */
export async function applyPlan(
  stack: SynthesizedStack,
  planFile: PlanFile,
  progress?: RunProgress,
): Promise<Applied> {
  const problems: Problem[] = [];
  let done = 0;
  const onLine = (line: string) => {
    const event = readMessage(line);
    if (event?.kind === 'problem') problems.push(event.problem);
    if (event?.kind === 'progress' && event.done) progress?.advanced(stack.name, ++done);
    if (event?.kind === 'locked') progress?.locked(stack.name);
  };
  const json = isRemote(stack) ? [] : ['-json'];
  const lock = isRemote(stack) ? [] : ['-lock-timeout=5m'];
  const args = ['apply', '-input=false', '-no-color', ...lock, ...json];
  const run = await withPrivateCopy(planFile, (copy) =>
    runTerraform([...args, copy], { cwd: stack.folder, onLine }),
  );
  if (!run) return { stack: stack.name, ok: false, problems: [replacedPlan(planFile)] };
  rmSync(planFile.path, { force: true });
  return {
    stack: stack.name,
    ok: run.code === 0,
    problems:
      run.code === 0 ? [] : problemsOf(run, problems).map((problem) => withLockHolder(problem, stack)),
  };
}
