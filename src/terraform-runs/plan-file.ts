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

/** The path of a stack's saved plan. */
export const planPath = ({ folder }: Pick<SynthesizedStack, 'folder'>): string =>
  join(folder, 'landfall.tfplan');

/** Prefix of folders with private copies of plans. */
const copyPrefix = '.plan-';

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** Records the hash of a saved plan, and makes it readable by its owner only: a plan holds values in plain text. */
export function bindPlan(path: string): PlanFile {
  chmodSync(path, 0o600);
  return { path, sha256: hashOf(readFileSync(path)) };
}

/** Removes a stack's plan and copies that a killed process left: they hold values in plain text. */
export function removePlan(stack: Pick<SynthesizedStack, 'folder'>): void {
  rmSync(planPath(stack), { force: true });
  const copies = readdirSync(stack.folder).filter((name) => name.startsWith(copyPrefix));
  for (const copy of copies) rmSync(join(stack.folder, copy), { recursive: true, force: true });
}

/** Whether a saved plan still has the recorded content. */
export const isBound = ({ path, sha256 }: PlanFile): boolean =>
  existsSync(path) && hashOf(readFileSync(path)) === sha256;

/**
 * Runs work with a private copy of a plan. The copy is made from the bytes whose hash was checked, so that the plan
 * cannot be replaced between the check and its use.
 *
 * @returns undefined when the plan is missing or was replaced; then `work` did not run
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

/** The problem of a plan file that is missing or was replaced. */
export const replacedPlan = ({ path }: PlanFile): Problem => ({
  summary: 'The plan is no longer the one that was shown',
  detail:
    `${path} was replaced or removed after it was shown, perhaps by another landfall plan in this folder. ` +
    'Nothing of it was applied. Run landfall apply again and read the plan that it shows.',
});
