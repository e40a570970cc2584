import { shown } from '../config/reading/read-inside';

/** Why a call of the system failed, by the code of Node's error. */
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

/** Errors that only a defect of Landfall can throw. */
const defects: readonly unknown[] = [TypeError, RangeError, ReferenceError, SyntaxError];

/** What is printed of an error: one line for a person, and the stack trace where `LANDFALL_DEBUG` asks for it. */
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

/** What a failed call of the system means, with the file or program that it is about; undefined for other errors. */
function ofSystem({ code = '', path, syscall = '' }: NodeJS.ErrnoException): string | undefined {
  if (!reasons[code]) return undefined;
  // A failed write does not say where.
  if (!path) return syscall === 'write' ? reasons[code] : undefined;
  if (syscall.startsWith('spawn')) return `${path} cannot be run: ${reasons[code]}`;
  const near = shown(path);
  const name = near.startsWith('../') ? path : near;
  return `${name} cannot be ${verbs[syscall] ?? 'written'}: ${reasons[code]}`;
}

/** What a call wanted of a file, where that is not to write it. */
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

/** Why a call of the system failed, by its code; undefined for codes that say nothing to a user. */
export const reasonOf = (code = ''): string | undefined => reasons[code];
