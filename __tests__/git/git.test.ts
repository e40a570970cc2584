import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkOut } from '../../src/git/check-out';
import { baseOf, changedSince } from '../../src/git/ref';

const here = realpathSync(mkdtempSync(join(tmpdir(), 'landfall-git-')));
afterAll(() => rmSync(here, { recursive: true, force: true }));

const git = (folder: string, ...args: string[]): string =>
  execFileSync(
    'git',
    ['-c', 'user.name=T', '-c', 'user.email=t@example.com', '-c', 'protocol.file.allow=always', ...args],
    { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  ).trim();

const write = (folder: string, files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

const commit = (folder: string, files: Readonly<Record<string, string>>, message = 'change'): string => {
  write(folder, files);
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '-m', message);
  return git(folder, 'rev-parse', 'HEAD');
};

/** A repository with an organization file that includes another, and a branch `change` in which both differ. */
function repository(name: string): { folder: string; file: string; first: string } {
  const folder = join(here, name);
  mkdirSync(folder);
  git(folder, 'init', '-q', '-b', 'main');
  const first = commit(folder, {
    'config/organization.yaml': 'old',
    'config/accounts/a.yaml': 'old a',
    'src/a.ts': '1',
  });
  git(folder, 'checkout', '-q', '-b', 'change');
  write(folder, { 'config/organization.yaml': 'new', 'config/accounts/a.yaml': 'new a' });
  return { folder, file: join(folder, 'config/organization.yaml'), first };
}

/** Texts of what is checked out, by their path from the organization file's folder. */
function checkedOut(ref: string, file: string): Record<string, string> | undefined {
  const { path, folder, remove } = checkOut(baseOf(ref, file), file);
  try {
    if (!path) return undefined;
    const names = readdirSync(dirname(path), { recursive: true, encoding: 'utf8', withFileTypes: true });
    const files = names
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
    return Object.fromEntries(
      files.map((name) => [name.slice(dirname(path).length + 1), readFileSync(name, 'utf8')]),
    );
  } finally {
    remove();
    expect(existsSync(folder)).toBe(false);
  }
}

const both = { 'organization.yaml': 'old', 'accounts/a.yaml': 'old a' };

test('a file and what lies below its folder are checked out as the commit has them; tree and index stay', () => {
  const { file, folder } = repository('plain');
  git(folder, 'add', 'config/accounts/a.yaml');
  const before = git(folder, 'status', '--porcelain');
  expect(checkedOut('main', file)).toEqual(both);
  expect(git(folder, 'status', '--porcelain')).toBe(before);
  expect(readFileSync(file, 'utf8')).toBe('new');
});

test('the base is where the branch left the ref, not what others have merged there since', () => {
  const { file, folder, first } = repository('branched');
  commit(folder, {});
  git(folder, 'checkout', '-q', 'main');
  commit(folder, { other: 'of somebody else' });
  git(folder, 'checkout', '-q', 'change');
  expect(baseOf('main', file)).toEqual({ ref: 'main', commit: first, repository: folder });
});

test('the ref is one of the repository that the file is in, wherever the user stands', () => {
  const { file, first } = repository('elsewhere');
  expect(process.cwd()).not.toContain(here);
  expect(baseOf('main', file).commit).toBe(first);
  expect(checkedOut('main', file)).toEqual(both);
});

test('a hook’s GIT_DIR and GIT_INDEX_FILE do not decide about another repository', () => {
  const { file, first } = repository('in-a-hook');
  Object.assign(process.env, { GIT_DIR: '/nowhere', GIT_INDEX_FILE: '/nowhere/index' });
  try {
    expect(baseOf('main', file).commit).toBe(first);
  } finally {
    delete process.env.GIT_DIR;
    delete process.env.GIT_INDEX_FILE;
  }
});

test('a path with a link in it, and a file that is a link', () => {
  const { file, folder } = repository('linked');
  symlinkSync(folder, join(here, 'link'));
  expect(checkedOut('main', join(here, 'link/config/organization.yaml'))).toEqual(both);
  symlinkSync('organization.yaml', join(folder, 'config/alias.yaml'));
  commit(folder, {});
  const { path = '', remove } = checkOut(baseOf('HEAD', file), join(folder, 'config/alias.yaml'));
  expect(readFileSync(path, 'utf8')).toBe('new');
  remove();
});

test('what git archive would leave out is there', () => {
  const { file, folder } = repository('attributes');
  commit(folder, { '.gitattributes': 'config/accounts export-ignore\n' });
  expect(checkedOut('HEAD', file)).toEqual({ 'organization.yaml': 'new', 'accounts/a.yaml': 'new a' });
});

test('a file in the top folder of its repository', () => {
  const { folder } = repository('top');
  commit(folder, { 'landing.yaml': 'top' });
  expect(checkedOut('HEAD', join(folder, 'landing.yaml'))).toMatchObject({
    'landing.yaml': 'top',
    'src/a.ts': '1',
  });
});

test('another working tree of the same repository', () => {
  const { folder } = repository('trees');
  git(folder, 'worktree', 'add', '-q', join(here, 'tree'), 'main');
  expect(checkedOut('main', join(here, 'tree/config/organization.yaml'))).toEqual(both);
});

test('included files in a submodule are those of the commit that was recorded; a missing one is said', () => {
  const { folder: shared } = repository('shared');
  const { folder, file } = repository('super');
  git(folder, 'submodule', '--quiet', 'add', shared, 'config/shared');
  const recorded = git(join(folder, 'config/shared'), 'rev-parse', 'HEAD');
  commit(folder, {});
  commit(join(folder, 'config/shared'), { 'config/organization.yaml': 'newer' });
  expect(checkedOut('HEAD', file)).toMatchObject({
    'shared/config/accounts/a.yaml': 'old a',
    'shared/config/organization.yaml': 'old',
  });
  rmSync(join(folder, 'config/shared'), { recursive: true });
  expect(() => checkedOut('HEAD', file)).toThrow(
    `config/shared is a submodule, and its commit ${recorded.slice(0, 7)} is not here: git submodule update --init`,
  );
});

test('a file that the commit does not have has no path', () => {
  const { folder } = repository('without');
  write(folder, { 'config/other.yaml': 'untracked' });
  expect(checkedOut('main', join(folder, 'config/other.yaml'))).toBeUndefined();
});

test('a shallow clone says what it lacks, instead of comparing with what others have merged', () => {
  const { folder } = repository('deep');
  commit(folder, { 'config/organization.yaml': 'newer' });
  git(folder, 'checkout', '-q', 'main');
  commit(folder, { other: 'of somebody else' });
  git(
    here,
    'clone',
    '-q',
    '--depth',
    '1',
    '--branch',
    'change',
    '--no-single-branch',
    `file://${folder}`,
    'shallow',
  );
  const file = join(here, 'shallow/config/organization.yaml');
  expect(() => baseOf('origin/main', file)).toThrow(
    /^where this branch left origin\/main is not known: .*shallow is a shallow clone.* check out with fetch-depth: 0/,
  );
  expect(() => baseOf('HEAD~1', file)).toThrow(/^git does not know HEAD~1 in .*fetch-depth: 0/);
  expect(baseOf('HEAD', file).ref).toBe('HEAD');
});

test('no repository, no commit, no such ref: each is said as what it is', () => {
  const nowhere = join(here, 'nowhere');
  write(nowhere, { 'organization.yaml': '' });
  expect(() => baseOf('main', join(nowhere, 'organization.yaml'))).toThrow(
    /organization.yaml is in no git repository: there is no commit to compare with\. Go to its repository, or make one/,
  );
  git(nowhere, 'init', '-q', '-b', 'main');
  expect(() => baseOf('main', join(nowhere, 'organization.yaml'))).toThrow(/it has no commit yet/);
  const { file } = repository('refs');
  expect(() => baseOf('--output=x', file)).toThrow(/^git does not know --output=x in /);
});

test('no git is said as that', () => {
  const { file } = repository('gitless');
  const path = process.env.PATH;
  process.env.PATH = here;
  try {
    expect(() => baseOf('main', file)).toThrow('git is not on the PATH');
  } finally {
    process.env.PATH = path;
  }
});

test('changed files, committed or not, of the repository at hand only', () => {
  const { file, folder } = repository('changed');
  commit(folder, { 'src/a.ts': '2' });
  write(folder, { 'src/b.ts': 'new' });
  const base = baseOf('main', file);
  expect(changedSince(base, ['src', 'main.ts'], folder)).toEqual(['src/a.ts', 'src/b.ts']);
  const { folder: other } = repository('other');
  expect(changedSince(base, ['src'], other)).toBeUndefined();
});
