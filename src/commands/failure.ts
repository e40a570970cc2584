import { shown } from '../config/reading/read-inside';

/** Why a system call failed, by the code of Node's error. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not do that there',
  EPERM: 'you may not do that there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'there is no space left on the device',
  EDQUOT: 'your quota of space is used up',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'it is a link to itself',
};

/** Errors that only a defect in Landfall can throw. */
const defects: readonly unknown[] = [TypeError, RangeError, ReferenceError, SyntaxError];

/** The text of an error: one line for people, or the stack trace where `LANDFALL_DEBUG` is set. */
export function failureText(error: unknown, { LANDFALL_DEBUG }: NodeJS.ProcessEnv = process.env): string {
  if (!(error instanceof Error)) return `landfall: ${String(error)}\n`;
  const lines = [`landfall: ${ofSystem(error) ?? error.message}`];
  if (LANDFALL_DEBUG) lines.push(error.stack ?? '');
  else if (defects.includes(error.constructor))
    lines.push(
      'This is a defect of Landfall. Run it again with LANDFALL_DEBUG=1, and report what it prints.',
    );
  return `${lines.join('\n')}\n`;
}

/** The meaning of a failed system call, with its file or program; undefined for other errors. */
function ofSystem({ code = '', path, syscall = '' }: NodeJS.ErrnoException): string | undefined {
  if (!reasons[code]) return undefined;
  // A failed write has no path.
  if (!path) return syscall === 'write' ? reasons[code] : undefined;
  if (syscall.startsWith('spawn')) return `${path} cannot be run: ${reasons[code]}`;
  const near = shown(path);
  const name = near.startsWith('../') ? path : near;
  return `${name} cannot be ${verbs[syscall] ?? 'written'}: ${reasons[code]}`;
}

/** The verb for a system call on a file; all others write. */
const verbs: Readonly<Record<string, string>> = {
  open: 'opened',
  read: 'read',
  scandir: 'read',
  stat: 'read',
  lstat: 'read',
  access: 'read',
  realpath: 'read',
  unlink: 'removed',
  rmdir: 'removed',
  rm: 'removed',
};

/** Why a system call failed, by its code; undefined for codes that mean nothing to users. */
export const reasonOf = (code = ''): string | undefined => reasons[code];
