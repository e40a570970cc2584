import { existsSync, rmSync } from 'node:fs';
import { changesOf, type PlanJson } from './changes';
import type { Change, Problem, SynthesizedStack } from './model';
import { runTerraform } from './run';

/**
 * The changes of a plan that Terraform wrote although it refused one of them (`prevent_destroy`). Only this plan says
 * which attribute forces a replacement. It is removed afterwards, so that nobody can apply it. Undefined where there is
 * no such plan.
 */
export async function changesOfUnfinished(
  stack: SynthesizedStack,
  path: string,
  problems: readonly Problem[],
): Promise<Change[] | undefined> {
  if (!existsSync(path)) return undefined;
  try {
    if (!problems.some(({ summary }) => /cannot be destroyed/i.test(summary))) return undefined;
    const shown = await runTerraform(['show', '-json', '-no-color', path], { cwd: stack.folder });
    if (shown.code !== 0) return undefined;
    return changesOf(stack.name, JSON.parse(shown.stdout) as PlanJson, 'resource_changes');
  } finally {
    rmSync(path, { force: true });
  }
}
