import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackendBlock } from '../terraform/state-place';
import { runTerraform } from './run';
import { jsonOf } from './stacks';

/** The content of a state at its backend. */
export type PulledState =
  | { readonly kind: 'none' }
  /** `text` is the file as Terraform gives it */
  | { readonly kind: 'present'; readonly text: string; readonly resources: number }
  /** the place cannot be reached, or what is there cannot be read */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The backend block of a synthesized stack. */
export function blockOf(stack: { readonly folder: string }): BackendBlock {
  const { terraform } = JSON.parse(jsonOf(stack)) as { terraform: BackendBlock };
  return withoutRest(terraform);
}

/**
 * Reads a state from a backend without using the stack's own folder, which keeps the record of its last backend.
 *
 * @param outdir CDKTF's output folder; paths of local states are relative to a folder below it
 */
export function pullState(outdir: string, block: BackendBlock): Promise<PulledState> {
  return inFolderOf(outdir, block, async (folder) => {
    const init = await initialized(folder, block);
    if (init) return { kind: 'unreadable', reason: init };
    const { code, stdout, stderr } = await runTerraform(['state', 'pull', '-no-color'], runIn(folder));
    if (code !== 0) return { kind: 'unreadable', reason: lastLines(stderr) };
    if (!stdout.trim()) return { kind: 'none' };
    const { resources = [], outputs = {} } = JSON.parse(stdout) as {
      resources?: { mode: string; instances: unknown[] }[];
      outputs?: object;
    };
    const managed = resources.filter(({ mode }) => mode === 'managed');
    const held = managed.reduce((count, { instances }) => count + instances.length, 0);
    if (!resources.length && !Object.keys(outputs).length) return { kind: 'none' };
    return { kind: 'present', text: stdout, resources: held };
  });
}

/**
 * Writes a state to an empty place; Terraform refuses to overwrite another state. Returns undefined, or what went
 * wrong.
 */
export function pushState(outdir: string, block: BackendBlock, text: string): Promise<string | undefined> {
  return inFolderOf(outdir, block, async (folder) => {
    const init = await initialized(folder, block);
    if (init) return init;
    writeFileSync(join(folder, 'pushed.json'), text, { mode: 0o600 });
    const { code, stderr } = await runTerraform(['state', 'push', '-no-color', 'pushed.json'], runIn(folder));
    return code === 0 ? undefined : lastLines(stderr);
  });
}

const withoutRest = ({ backend, cloud }: BackendBlock): BackendBlock => ({
  ...(backend && { backend }),
  ...(cloud && { cloud }),
});

async function initialized(folder: string, { cloud }: BackendBlock): Promise<string | undefined> {
  const again = cloud ? [] : ['-reconfigure'];
  const args = ['init', '-input=false', '-no-color', ...again];
  const { code, stdout, stderr } = await runTerraform(args, runIn(folder));
  return code === 0 ? undefined : lastLines(stderr || stdout);
}

/** Output files go to the temporary folder and are removed with it. */
const runIn = (folder: string) => ({ cwd: folder, logs: join(folder, 'logs') });

/** Removes copies of states that a killed process left: they hold values in plain text. */
export const removeStateCopies = (outdir: string): void =>
  rmSync(join(outdir, 'states'), { recursive: true, force: true });

/**
 * Runs work in a temporary folder at the depth of a stack's folder, with only the backend configured: no provider is
 * needed.
 */
async function inFolderOf<T>(
  outdir: string,
  block: BackendBlock,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  mkdirSync(join(outdir, 'states'), { recursive: true });
  const folder = mkdtempSync(join(outdir, 'states', 'at-'));
  try {
    writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ terraform: withoutRest(block) }), {
      mode: 0o600,
    });
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const lastLines = (text: string): string =>
  text
    .replace(/[╷│╵]/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 6)
    .join(' ');
