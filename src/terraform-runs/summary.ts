import { stackOfRemoteState } from '../terraform/state-place';
import type { SynthesizedStack } from './model';
import { jsonOf, synthesizedStacks } from './stacks';

/** A summary of a synthesized stack. */
export interface StackSummary {
  readonly name: string;
  /** id of the account that it manages, or the name that the id is read by */
  readonly account: string;
  readonly region: string;
  /** number of resource instances */
  readonly resources: number;
  /** names of stacks whose state it reads */
  readonly reads: readonly string[];
  /** names of stacks that are applied before it */
  readonly dependsOn: readonly string[];
}

interface StackJson {
  readonly locals?: Record<string, unknown>;
  readonly provider?: { aws?: { region?: string; allowed_account_ids?: string[] }[] };
  readonly resource?: Record<string, Record<string, { for_each?: unknown }>>;
  readonly data?: { terraform_remote_state?: Record<string, unknown> };
}

/** Summarizes the synthesized stacks of a folder, in dependency order. */
export function stackSummaries(outdir: string): StackSummary[] {
  const stacks = synthesizedStacks(outdir);
  const names = stacks.map(({ name }) => name);
  return stacks.map((stack) => summaryOf(stack, names));
}

function summaryOf(synthesized: SynthesizedStack, names: readonly string[]): StackSummary {
  const { name, dependencies } = synthesized;
  const stack = JSON.parse(jsonOf(synthesized)) as StackJson;
  const provider = stack.provider?.aws?.[0];
  const remote = Object.keys(stack.data?.terraform_remote_state ?? {});
  return {
    name,
    account: accountOf(provider?.allowed_account_ids?.[0] ?? '', stack.locals),
    region: provider?.region ?? '',
    resources: countResources(stack),
    reads: remote.flatMap((id) => stackOfRemoteState(id, names) ?? []),
    dependsOn: dependencies,
  };
}

/** The number of resource instances in a stack's JSON: each entry of a `for_each`, and each other resource. */
function countResources(stack: StackJson): number {
  const blocks = Object.values(stack.resource ?? {}).flatMap((byName) => Object.values(byName));
  return blocks.reduce((sum, block) => sum + instances(block.for_each, stack), 0);
}

function instances(each: unknown, stack: StackJson): number {
  if (each === undefined) return 1;
  if (typeof each === 'object' && each !== null) return Object.keys(each).length;
  const text = String(each);
  const local = /^\$\{local\.([\w-]+)\}$/.exec(text)?.[1];
  if (local) return Object.keys((stack.locals?.[local] as object | undefined) ?? {}).length;
  const list = /^\$\{toset\((\[.*\])\)\}$/s.exec(text)?.[1];
  return list ? (JSON.parse(list) as unknown[]).length : 1;
}

/** An account's id, or its name where the id is read from another state. */
function accountOf(id: string, locals: StackJson['locals']): string {
  const local = /^\$\{local\.([\w-]+)\}$/.exec(id)?.[1];
  const expression = local ? String(locals?.[local] ?? id) : id;
  return /\["([^"]+)"\]/.exec(expression)?.[1] ?? id;
}
