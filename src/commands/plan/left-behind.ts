import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { own } from '../../organization/own';

/** What is to be done about a state whose stack is gone. */
export const aboutLeftState = (stack: string): string =>
  `What its state holds is neither planned nor destroyed: ${own(cures, stack) ?? usualCure}.`;

const usualCure =
  'empty the state first, with the file as it was and its entries taken out one by one, or remove it by hand';

/** Where the last entry takes its stack with it. */
const cures: Readonly<Record<string, string>> = {
  'management-iam':
    'put roles and passwordPolicy back as they were, run npx cdktf destroy management-iam, and take them out again',
};

/**
 * Notes about states in local files that hold something and belong to no stack any more. Other backends do not say which
 * states there are; `plan --since` compares with the file as it was.
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

/** Whether the state in a file holds anything that Terraform manages. */
export function holdsResources(path: string): boolean {
  try {
    const { resources = [] } = JSON.parse(readFileSync(path, 'utf8')) as { resources?: { mode?: string }[] };
    return resources.some(({ mode }) => mode === 'managed');
  } catch {
    return false;
  }
}
