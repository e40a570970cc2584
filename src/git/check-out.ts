import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { git, inRepository, runGit } from './git';
import type { Base } from './ref';

/** A file of a commit in a temporary folder, with everything beside and below it. */
export interface CheckedOut {
  /** the file's path in the temporary folder; undefined where the commit does not have it */
  readonly path?: string;
  readonly folder: string;
  /** a file in the temporary folder as `git show` takes it: `1a2b3c4:config/organization.yaml` */
  named(file: string): string;
  remove(): void;
}

/**
 * Writes the folder of a file, as a commit has it, into a temporary folder. Everything that the file may name lies in
 * its folder. The working tree and the index stay as they are.
 *
 * @param file relative to the working directory or absolute
 * @throws {Error} when it lies outside of the base's repository, or in a submodule that is not there
 */
export function checkOut({ commit, repository }: Base, file: string): CheckedOut {
  const { repository: own, inside } = inRepository(file);
  if (own !== repository) throw new Error(`${file} is in the repository ${own}, not in ${repository}`);
  const folder = mkdtempSync(join(tmpdir(), 'landfall-base-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const tree = join(folder, 'tree');
  const named = (path: string) =>
    `${commit.slice(0, 7)}:${relative(tree, resolve(path)).split(sep).join('/')}`;
  if (runGit(repository, ['cat-file', '-e', `${commit}:${inside}`]).status !== 0)
    return { folder, named, remove };
  try {
    const below = dirname(inside) === '.' ? '' : dirname(inside);
    write({ repository, commit, below }, join(tree, below), folder);
    return { path: join(tree, inside), folder, named, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A folder of a commit. */
interface Tree {
  readonly repository: string;
  readonly commit: string;
  /** path below the repository, empty for all of it */
  readonly below: string;
}

/** An index of its own leaves the user's alone; `git archive` would leave out what is marked `export-ignore`. */
function write({ repository, commit, below }: Tree, target: string, scratch: string): void {
  const index = { GIT_INDEX_FILE: join(scratch, 'index') };
  rmSync(index.GIT_INDEX_FILE, { force: true });
  mkdirSync(target, { recursive: true });
  git(repository, ['read-tree', `${commit}:${below}`], index);
  git(repository, ['checkout-index', '--all', '--quiet', `--prefix=${target}/`], index);
  for (const { path, commit: recorded } of submodules({ repository, commit, below })) {
    const inner = join(repository, below, path);
    if (!existsSync(join(inner, '.git')) || runGit(inner, ['cat-file', '-e', recorded]).status !== 0)
      throw new Error(
        `${join(below, path)} is a submodule, and its commit ${recorded.slice(0, 7)} is not here: ` +
          'git submodule update --init, in a workflow submodules: true with fetch-depth: 0',
      );
    write({ repository: inner, commit: recorded, below: '' }, join(target, path), scratch);
  }
}

/** Submodules in a folder of a commit, with the commits that are recorded for them. */
function submodules({ repository, commit, below }: Tree): { path: string; commit: string }[] {
  const listed = git(repository, ['ls-tree', '-r', '-z', `${commit}:${below}`]);
  return listed.split('\0').flatMap((line) => {
    const [, recorded = '', path = ''] = /^160000 commit (\S+)\t(.*)$/s.exec(line) ?? [];
    return path ? [{ path, commit: recorded }] : [];
  });
}
