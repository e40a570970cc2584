import type { OutputsRead, StackKind } from '../terraform/stack-outputs';
import type { Initializer } from './init';
import { problemsOf } from './messages';
import type { SynthesizedStack } from './model';
import { type ProcessResult, runTerraform } from './run';

/**
 * The outputs in the state of a stack; empty where it was never applied.
 *
 * @param Kind the kind of the stack
 * @throws {Error} when the state cannot be read
 */
export async function stateOutputs<Kind extends StackKind>(
  stack: SynthesizedStack,
  initializer: Initializer,
): Promise<OutputsRead<Kind>> {
  const init = await initializer.initialize(stack);
  if (init && init !== 'not tried' && init.code !== 0) throw failure(stack, init);
  const run = await runTerraform(['output', '-json', '-no-color'], { cwd: stack.folder });
  if (run.code !== 0) throw failure(stack, run);
  const outputs = Object.entries(JSON.parse(run.stdout) as Record<string, { readonly value: unknown }>);
  return Object.fromEntries(outputs.map(([name, { value }]) => [name, value])) as OutputsRead<Kind>;
}

function failure({ name }: SynthesizedStack, run: ProcessResult): Error {
  const problems = problemsOf(run).map(({ summary, detail }) => `${summary}\n${detail}`);
  return new Error(`the state of the stack ${name} cannot be read: ${problems.join('\n')}`);
}
