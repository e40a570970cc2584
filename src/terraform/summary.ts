import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one synthesized stack is. */
export interface StackSummary {
  readonly name: string;
  /** id of the account that it works in, or what the id is read from */
  readonly account: string;
  readonly region: string;
  /** how many resource instances it describes */
  readonly resources: number;
  /** stacks whose state it reads */
  readonly reads: readonly string[];
  /** stacks that are applied before it */
  readonly dependsOn: readonly string[];
}

interface ManifestStack {
  readonly name: string;
  readonly synthesizedStackPath: string;
  readonly dependencies: readonly string[];
}

interface Manifest {
  readonly stacks: Record<string, ManifestStack>;
}

interface StackJson {
  readonly locals?: Record<string, unknown>;
  readonly provider?: { aws?: { region?: string; allowed_account_ids?: string[] }[] };
  readonly resource?: Record<string, Record<string, { for_each?: unknown }>>;
  readonly data?: { terraform_remote_state?: Record<string, unknown> };
}

/** Reads what was synthesized into a folder, each stack after those that it depends on. */
export function stackSummaries(outdir: string): StackSummary[] {
  const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as Manifest;
  const summaries = Object.values(manifest.stacks).map((entry) => summaryOf(entry, outdir));
  return inOrder(new Map(summaries.map((summary) => [summary.name, summary])));
}

function summaryOf(
  { name, synthesizedStackPath, dependencies }: ManifestStack,
  outdir: string,
): StackSummary {
  const stack = JSON.parse(readFileSync(join(outdir, synthesizedStackPath), 'utf8')) as StackJson;
  const provider = stack.provider?.aws?.[0];
  return {
    name,
    account: accountOf(provider?.allowed_account_ids?.[0] ?? '', stack.locals),
    region: provider?.region ?? '',
    resources: countResources(stack),
    reads: Object.keys(stack.data?.terraform_remote_state ?? {}).map(stackOfRemoteState),
    dependsOn: dependencies,
  };
}

function inOrder(stacks: ReadonlyMap<string, StackSummary>): StackSummary[] {
  const ordered = new Set<StackSummary>();
  const visit = (name: string): void => {
    const stack = stacks.get(name);
    if (!stack || ordered.has(stack)) return;
    for (const dependency of stack.dependsOn) visit(dependency);
    ordered.add(stack);
  };
  for (const name of stacks.keys()) visit(name);
  return [...ordered];
}

/** How many resource instances a stack's JSON describes: every entry of a `for_each`, one of everything else. */
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

/** `apply_accounts_workloads_first` → `accounts-workloads`. */
const stackOfRemoteState = (id: string): string =>
  id.replace(/^apply_(.*)_first$/, '$1').replaceAll('_', '-');

/** An account's id, or its name where the id is read from another state. */
function accountOf(id: string, locals: StackJson['locals']): string {
  const local = /^\$\{local\.([\w-]+)\}$/.exec(id)?.[1];
  const expression = local ? String(locals?.[local] ?? id) : id;
  return /\["([^"]+)"\]/.exec(expression)?.[1] ?? id;
}
