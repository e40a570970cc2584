import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { own } from '../../organization/own';

/** What to do about a state whose stack no longer exists. */
export const aboutLeftState = (stack: string): string =>
  `What its state holds is neither planned nor destroyed: ${own(cures, stack) ?? usualCure}.`;

const usualCure =
  'empty the state first, with the file as it was and its entries taken out one by one, or remove it by hand';

/** Remedies for stacks that disappear with their last entry. */
const cures: Readonly<Record<string, string>> = {
  'management-iam':
    'put roles and passwordPolicy back as they were, run npx cdktf destroy management-iam, and take them out again',
};

/**
 * Notes about local state files that hold resources and belong to no stack. Other backends cannot list their states;
 * `plan --since` compares with an earlier file.
 *
 * @param folder of the local backend's states
 * @param stacks names of the stacks of the file
 */
export function leftBehind(folder: string, stacks: readonly string[]): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tfstate') && !stacks.includes(basename(file, '.tfstate')))
    .filter((file) => holdsResources(join(folder, file)))
    .map(
      (file) =>
        `The stack ${basename(file, '.tfstate')} is not in the file. ${aboutLeftState(basename(file, '.tfstate'))}`,
    );
}

/** Whether a state file holds managed resources. */
export function holdsResources(path: string): boolean {
  try {
    const { resources = [] } = JSON.parse(readFileSync(path, 'utf8')) as { resources?: { mode?: string }[] };
    return resources.some(({ mode }) => mode === 'managed');
  } catch {
    return false;
  }
}
