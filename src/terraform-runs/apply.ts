import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { runTerraform } from './binary';
import { problemsIn, readMessage } from './messages';
import type { Problem, StackPlan, SynthesizedStack } from './model';
import { isRemote } from './stacks';

/** What came of applying a plan. */
export interface Applied {
  readonly stack: string;
  readonly ok: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Applies exactly the plan that was made; Terraform refuses it when the state has changed since. The plan is gone
 * afterwards: what is left after a failure shows in the next one.
 */
export async function applyPlan(
  stack: SynthesizedStack,
  plan: StackPlan,
  onProgress?: (done: number) => void,
): Promise<Applied> {
  if (!plan.planFile) return { stack: stack.name, ok: true, problems: [] };
  const problems: Problem[] = [];
  let done = 0;
  const onLine = (line: string) => {
    const said = readMessage(line);
    if (said?.kind === 'problem') problems.push(said.problem);
    if (said?.kind === 'progress' && said.done) onProgress?.(++done);
  };
  const json = isRemote(stack) ? [] : ['-json'];
  const lock = isRemote(stack) ? [] : ['-lock-timeout=5m'];
  const args = ['apply', '-input=false', '-no-color', ...lock, ...json, basename(plan.planFile)];
  const run = await runTerraform(args, { cwd: stack.folder, onLine });
  rmSync(plan.planFile, { force: true });
  const found = problems.length ? problems : problemsIn(`${run.stdout}\n${run.stderr}`);
  const unsaid = { summary: 'Terraform failed', detail: run.stderr.trim() || run.stdout.trim().slice(-2000) };
  return {
    stack: stack.name,
    ok: run.code === 0,
    problems: run.code === 0 ? [] : found.length ? found : [unsaid],
  };
}
