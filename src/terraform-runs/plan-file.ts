import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { PlanFile, Problem, SynthesizedStack } from './model';

/** Where a stack's plan is saved. */
export const planPath = ({ folder }: Pick<SynthesizedStack, 'folder'>): string =>
  join(folder, 'landfall.tfplan');

/** What names of folders with private copies begin with. */
const copyPrefix = '.plan-';

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Binds a plan that was just saved. Only its owner may read it from now on, because it holds values in plain text. */
export function bindPlan(path: string): PlanFile {
  chmodSync(path, 0o600);
  return { path, sha256: hashOf(readFileSync(path)) };
}

/** Removes a stack's plan, and the copies that a killed process has left: they hold values in plain text. */
export function removePlan(stack: Pick<SynthesizedStack, 'folder'>): void {
  rmSync(planPath(stack), { force: true });
  const copies = readdirSync(stack.folder).filter((name) => name.startsWith(copyPrefix));
  for (const copy of copies) rmSync(join(stack.folder, copy), { recursive: true, force: true });
}

/** Whether a saved plan is still the one that was bound. */
export const isBound = ({ path, sha256 }: PlanFile): boolean =>
  existsSync(path) && hashOf(readFileSync(path)) === sha256;

/**
 * Does something with a private copy of a plan. The copy is made of the bytes whose hash was compared, so nobody can
 * replace the plan between the comparison and its use.
 *
 * @returns undefined when the plan has gone or was replaced, and nothing was done
 */
export async function withPrivateCopy<T>(
  { path, sha256 }: PlanFile,
  work: (copy: string) => Promise<T>,
): Promise<T | undefined> {
  const content = existsSync(path) ? readFileSync(path) : undefined;
  if (!content || hashOf(content) !== sha256) return undefined;
  const folder = mkdtempSync(join(dirname(path), copyPrefix));
  try {
    const copy = join(folder, basename(path));
    writeFileSync(copy, content, { mode: 0o600, flag: 'wx' });
    return await work(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is wrong with a plan that is no longer the one that was bound. */
export const replacedPlan = ({ path }: PlanFile): Problem => ({
  summary: 'The plan is no longer the one that was shown',
  detail:
    `${path} was replaced or removed after it was shown, perhaps by another landfall plan in this folder. ` +
    'Nothing of it was applied. Run landfall apply again and read the plan that it shows.',
});
