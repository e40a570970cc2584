import type { Initializer } from './init';
import { problemsOf } from './messages';
import type { SynthesizedStack } from './model';
import { type Finished, runTerraform } from './run';

/** What `terraform output -json` says of one output. */
interface Output {
  readonly value: object;
}

/**
 * The outputs in the state of a stack; none where it was never applied.
 *
 * @throws {Error} when the state cannot be read
 */
export async function stateOutputs(
  stack: SynthesizedStack,
  initializer: Initializer,
): Promise<Record<string, Output>> {
  const init = await initializer.initialize(stack);
  if (init && init !== 'not tried' && init.code !== 0) throw failure(stack, init);
  const run = await runTerraform(['output', '-json', '-no-color'], { cwd: stack.folder });
  if (run.code !== 0) throw failure(stack, run);
  return JSON.parse(run.stdout) as Record<string, Output>;
}

function failure({ name }: SynthesizedStack, run: Finished): Error {
  const problems = problemsOf(run).map(({ summary, detail }) => `${summary}\n${detail}`);
  return new Error(`the state of the stack ${name} cannot be read: ${problems.join('\n')}`);
}
