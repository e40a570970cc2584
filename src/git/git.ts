import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** What a call of git gave. */
export interface GitRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where git was started from, a hook say, must not decide about another repository. */
const ofCaller = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_OBJECT_DIRECTORY'];

/**
 * Runs git in a folder.
 *
 * @throws {Error} when there is no git
 */
export function runGit(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): GitRun {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !ofCaller.includes(name)),
  );
  const { status, stdout, stderr, error } = spawnSync('git', [...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...inherited, ...env },
    maxBuffer: 1024 * 1024 * 1024,
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT')
    throw new Error(
      'git is not on the PATH; what has changed since a commit cannot be told without it: install git',
    );
  if (error) throw error;
  return { status: status ?? 1, stdout: stdout.trim(), stderr: stderr.trim() };
}

/** A call of git that has to work. */
export function git(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr } = runGit(folder, args, env);
  if (status !== 0) throw new Error(`git ${args[0]} failed: ${stderr || `exit status ${status}`}`);
  return stdout;
}

/** A file in its repository, links in its path resolved. */
export interface InRepository {
  /** the top folder of the working tree, absolute */
  readonly repository: string;
  /** path of the file below it, with forward slashes */
  readonly inside: string;
}

/**
 * The repository that a file is in, which may be another than the one at hand: `LANDFALL_CONFIG` can name a file
 * anywhere, and a submodule is a repository of its own.
 *
 * @param file relative to the working directory or absolute
 * @throws {Error} when it is in none
 */
export function inRepository(file: string): InRepository {
  const path = join(realpathSync(dirname(resolve(file))), basename(file));
  const { status, stdout, stderr } = runGit(dirname(path), ['rev-parse', '--show-toplevel']);
  if (status !== 0 || !stdout) {
    const why = /not a git repository/.test(stderr) ? '' : ` (${stderr.split('\n')[0]})`;
    throw new Error(
      `${file} is in no git repository${why}: there is no commit to compare with. Go to its repository, or make one: git init, and commit the file`,
    );
  }
  const repository = resolve(stdout);
  return { repository, inside: relative(repository, path).split(sep).join('/') };
}
