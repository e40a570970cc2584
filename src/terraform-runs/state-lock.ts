import { relative } from 'node:path';
import { terraformBinary } from './binary';
import type { Problem, SynthesizedStack } from './model';
import { jsonOf } from './stacks';

/** The fields of Terraform's message about the holder of a state lock (tried with Terraform 1.11.4, 2026-11-21). */
const fields = ['ID', 'Operation', 'Who', 'Created'] as const;

/**
 * Rewrites Terraform's error about a locked state: who holds the lock, and what to do. Returns any other problem
 * unchanged.
 */
export function withLockHolder(problem: Problem, stack: SynthesizedStack): Problem {
  if (problem.summary !== 'Error acquiring the state lock') return problem;
  const [id, operation = '', who, created = ''] = fields.map(
    (field) => new RegExp(`^ *${field}: +(\\S.*?) *$`, 'm').exec(problem.detail)?.[1],
  );
  const summary = `The state of the stack ${stack.name} is locked`;
  if (!id || !who) return { ...problem, summary: `The state of the stack ${stack.name} could not be locked` };
  const since = created.replace(/\.\d+ \+0000/, '');
  const verb = operation.replace('OperationType', '').toLowerCase() || 'another run';
  const held = `${who} holds the lock since ${since}, for: ${verb}. Wait until that run has ended, and try again.`;
  return { summary, detail: `${held}\n${isLocal(stack) ? ofProcess : breaking(stack, id, who)}` };
}

const isLocal = (stack: SynthesizedStack): boolean => {
  const { terraform } = JSON.parse(jsonOf(stack)) as { terraform?: { backend?: { local?: unknown } } };
  return terraform?.backend?.local !== undefined;
};

/** https://developer.hashicorp.com/terraform/cli/commands/force-unlock, 2026-11-21: no other process can unlock local files. */
const ofProcess = 'The lock of a local state goes with its process: nothing has to be removed.';

const breaking = ({ folder }: SynthesizedStack, id: string, who: string): string =>
  [
    `A lock is stale only when its Terraform was killed, or lost its connection. Make sure of that: ask ${who.split('@')[0]}, look`,
    `on ${who.split('@')[1] ?? 'that machine'} and in your pipelines. Two runs at once lose what one of them made. Then:`,
    `  cd ${relative(process.cwd(), folder) || '.'} && ${terraformBinary()} force-unlock ${id}`,
  ].join('\n');
