import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { git, inRepository, runGit } from './git';

/** A commit that a change is compared with. */
export interface Base {
  /** what the user called it */
  readonly ref: string;
  /** the commit where the branch at hand left it */
  readonly commit: string;
  /** the top folder of the repository that both are in */
  readonly repository: string;
}

const deeper =
  'In a workflow, check out with fetch-depth: 0; elsewhere git fetch --unshallow, or fetch the ref.';

/**
 * The commit to compare with: where the work at hand branched off a ref, so that what others have merged there since
 * does not look like a change of ours.
 *
 * @param file the file that is compared; the ref is one of its repository
 * @throws {Error} when there is no such ref, or no repository, or not enough of its history
 */
export function baseOf(ref: string, file: string): Base {
  const { repository } = inRepository(file);
  const tip = runGit(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (tip.status !== 0) throw new Error(unknown(ref, repository, tip.stderr));
  const merge = runGit(repository, ['merge-base', tip.stdout, 'HEAD']);
  if (merge.status === 0) return { ref, commit: merge.stdout, repository };
  if (isShallow(repository))
    throw new Error(
      `where this branch left ${ref} is not known: ${repository} is a shallow clone, whose history is cut off. ${deeper}`,
    );
  return { ref, commit: tip.stdout, repository };
}

function unknown(ref: string, repository: string, stderr: string): string {
  const cause = stderr ? ` (${stderr.split('\n')[0]})` : '';
  const named = `git does not know ${ref} in ${repository}${cause}`;
  if (runGit(repository, ['rev-parse', '--verify', '--quiet', 'HEAD']).status !== 0)
    return `${named}: it has no commit yet. Commit the organization file first`;
  return `${named}. ${deeper}`;
}

const isShallow = (repository: string): boolean =>
  git(repository, ['rev-parse', '--is-shallow-repository']) === 'true';

/**
 * Files that have changed since a commit, committed or not, among folders and files relative to a folder; undefined
 * where the folder is in another repository, which does not know the commit.
 */
export function changedSince(
  { commit, repository }: Base,
  paths: readonly string[],
  folder: string,
): string[] | undefined {
  const top = runGit(folder, ['rev-parse', '--show-toplevel']);
  if (top.status !== 0 || realpathSync(resolve(top.stdout)) !== realpathSync(repository)) return undefined;
  const changed = git(folder, ['diff', '--name-only', '--relative', commit, '--', ...paths]);
  const added = git(folder, ['ls-files', '--others', '--exclude-standard', '--', ...paths]);
  return [...changed.split('\n'), ...added.split('\n')].filter(Boolean);
}
