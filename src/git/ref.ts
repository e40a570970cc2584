import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';

/** A commit that a change is compared with. */
export interface Base {
  /** what the user called it */
  readonly ref: string;
  /** the commit where the branch at hand left it */
  readonly commit: string;
}

const git = (args: readonly string[], cwd?: string): string =>
  execFileSync('git', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/**
 * The commit to compare with: where the work at hand branched off a ref, so that what others have merged there since
 * does not look like a change of ours.
 *
 * @throws {Error} when there is no such ref, or no repository
 */
export function baseOf(ref: string): Base {
  try {
    const tip = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
    const merge = spawnSync('git', ['merge-base', tip, 'HEAD'], { encoding: 'utf8' });
    return { ref, commit: merge.status === 0 ? merge.stdout.trim() : tip };
  } catch (error) {
    const cause = (error as { stderr?: string }).stderr?.trim();
    const hint = 'In a workflow, check out with fetch-depth: 0, or fetch the ref first.';
    throw new Error(`git does not know ${ref}${cause ? ` (${cause})` : ''}. ${hint}`);
  }
}

/** A file of a commit in a temporary folder, with everything beside and below it. */
export interface CheckedOut {
  /** the file's path in the temporary folder; undefined where the commit does not have it */
  readonly path?: string;
  readonly folder: string;
  remove(): void;
}

/**
 * Writes a folder of a commit into a temporary folder. The working tree stays as it is.
 *
 * @param file path of a file whose folder is wanted, relative to the working directory or absolute
 * @throws {Error} when the file lies outside of the repository
 */
export function checkOut({ commit }: Base, file: string): CheckedOut {
  const top = git(['rev-parse', '--show-toplevel']);
  const inside = relative(top, resolve(file)).split(sep).join('/');
  if (inside.startsWith('../')) throw new Error(`${file} is not in the repository ${top}`);
  const folder = mkdtempSync(join(tmpdir(), 'landfall-base-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (spawnSync('git', ['cat-file', '-e', `${commit}:${inside}`], { cwd: top }).status !== 0)
    return { folder, remove };
  const within = inside.includes('/') ? inside.slice(0, inside.lastIndexOf('/')) : '.';
  const archive = execFileSync('git', ['archive', '--format=tar', commit, '--', within], {
    cwd: top,
    maxBuffer: 1024 * 1024 * 1024,
  });
  execFileSync('tar', ['-xf', '-', '-C', folder], { input: archive });
  return { path: join(folder, inside), folder, remove };
}

/**
 * Files that have changed since a commit, committed or not, among folders and files relative to a folder.
 */
export function changedSince({ commit }: Base, paths: readonly string[], folder: string): string[] {
  const changed = git(['diff', '--name-only', '--relative', commit, '--', ...paths], folder);
  const added = git(['ls-files', '--others', '--exclude-standard', '--', ...paths], folder);
  return [...changed.split('\n'), ...added.split('\n')].filter(Boolean);
}
