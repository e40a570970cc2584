import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { remoteStateName } from '../terraform/state-place';
import type { SynthesizedStack } from './model';

interface Manifest {
  readonly stacks: Record<string, { name: string; dependencies: string[]; workingDirectory: string }>;
}

/**
 * The stacks of a synthesized app from its `manifest.json`, each after those that it depends on.
 *
 * @param outdir CDKTF's output folder
 * @throws {Error} when nothing was synthesized there
 */
export function synthesizedStacks(outdir: string): SynthesizedStack[] {
  const path = join(outdir, 'manifest.json');
  if (!existsSync(path)) throw new Error(`${path} is not there: nothing has been synthesized`);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  const stacks = Object.values(manifest.stacks).map(({ name, dependencies, workingDirectory }) => ({
    name,
    dependencies,
    folder: resolve(outdir, workingDirectory),
  }));
  return inDependencyOrder(stacks);
}

/** Sorts stacks so that each comes after its dependencies; among equals by name. */
export function inDependencyOrder(stacks: readonly SynthesizedStack[]): SynthesizedStack[] {
  const left = new Map([...stacks].sort((a, b) => a.name.localeCompare(b.name)).map((s) => [s.name, s]));
  const ordered: SynthesizedStack[] = [];
  while (left.size) {
    const ready = [...left.values()].filter(({ dependencies }) => !dependencies.some((d) => left.has(d)));
    if (!ready.length)
      throw new Error(`stacks depend on each other in a circle: ${[...left.keys()].join(', ')}`);
    for (const stack of ready) {
      ordered.push(stack);
      left.delete(stack.name);
    }
  }
  return ordered;
}

/** The synthesized Terraform JSON of a stack, as text. */
export const jsonOf = ({ folder }: Pick<SynthesizedStack, 'folder'>): string =>
  readFileSync(join(folder, 'cdk.tf.json'), 'utf8');

/** Whether a stack's runs happen in Terraform Cloud or Enterprise. */
export const isRemote = (stack: SynthesizedStack): boolean =>
  'cloud' in ((JSON.parse(jsonOf(stack)) as { terraform?: object }).terraform ?? {});

/** A key of an output that a stack reads. */
export interface OutputRead {
  /** key of the map; `*` stands for the whole output */
  readonly key: string;
  /** key to read until the other state has applied a rename (`RemoteOutputs`) */
  readonly former?: string;
}

/** The keys that a stack reads from another stack's state, by output. */
export function outputsRead(stack: SynthesizedStack, upstream: string): Map<string, OutputRead[]> {
  const address = remoteStateName(upstream);
  const key = '\\[\\\\"((?:[^"\\\\]|\\\\.)*?)\\\\"\\]';
  const entry = `${address}\\.outputs\\.(\\w+)(?:${key})?`;
  const otherwise = `(?:, data\\.terraform_remote_state\\.${address}\\.outputs\\.\\w+${key}\\))?`;
  const read = new Map<string, OutputRead[]>();
  for (const [, output = '', name = '*', former] of jsonOf(stack).matchAll(
    new RegExp(entry + otherwise, 'g'),
  )) {
    read.set(output, [...(read.get(output) ?? []), { key: name, ...(former !== undefined && { former }) }]);
  }
  return read;
}
