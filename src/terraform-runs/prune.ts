import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { synthesizedStacks } from './stacks';

/**
 * Removes the folders of stacks that no longer exist. A folder stays where it may hold a state: `errored.tfstate`,
 * which Terraform writes when it cannot save the state, is the only copy.
 *
 * @returns a sentence for each folder that stays
 */
export function pruneStacks(outdir: string): string[] {
  const stacks = resolve(outdir, 'stacks');
  const current = synthesizedStacks(outdir).map(({ folder }) => folder);
  const folders = existsSync(stacks) ? readdirSync(stacks, { withFileTypes: true }) : [];
  return folders
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(stacks, name))
    .filter((folder) => !current.includes(folder))
    .flatMap((folder) => {
      const state = stateIn(folder);
      if (!state) rmSync(folder, { recursive: true, force: true });
      return state ? [aboutKept(relative(process.cwd(), folder), state)] : [];
    });
}

const aboutKept = (folder: string, state: string): string =>
  `${folder} belongs to no stack of the file any more. It stays, because it holds a state (${state}): ` +
  'bring what is in it to a safe place, then remove the folder.';

/** The path of a file that may be a state. `.terraform` is left out: its file of that name only records the backend. */
function stateIn(folder: string): string | undefined {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    (path) => /\.tfstate(\.|$)/.test(path) && !/^\.terraform[\\/]/.test(path),
  );
}
