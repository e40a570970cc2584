import { readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Diagnostic, Position } from './diagnostic';
import { didYouMean } from './suggest';

/** The text of every file read, by its path as shown. */
export type Texts = Map<string, string>;

const largest = 8 * 1024 * 1024;

/** A path as it is shown to the user: relative to the working directory, with forward slashes. */
export const shown = (path: string): string => (relative(process.cwd(), path) || path).split(sep).join('/');

/**
 * Reads a file that must lie inside a folder, by its name and by what it is a link to.
 *
 * @param path absolute
 * @param at where the file is named, for the diagnostic
 */
export function readInside(
  path: string,
  folder: string,
  at: Position,
  texts: Texts,
): { name: string; text: string } | { diagnostic: Diagnostic } {
  const name = shown(path);
  if (!isInside(path, folder)) return { diagnostic: outside(name, folder, at) };
  try {
    if (!isInside(realpathSync(path), realpathSync(folder)))
      return { diagnostic: outside(`${name}, a link,`, folder, at) };
    const text = readFileSync(path, 'utf8');
    if (text.length > largest) throw new Error('it is larger than 8 MiB');
    texts.set(name, text);
    return { name, text };
  } catch (error) {
    return { diagnostic: unreadable(path, error, at) };
  }
}

/** Whether a path lies below a folder; both absolute. */
export const isInside = (path: string, folder: string): boolean =>
  resolve(path).startsWith(resolve(folder) + sep);

/** The diagnostic for a file outside of the folder of the organization file. */
export const outside = (what: string, folder: string, at: Position): Diagnostic => ({
  code: 'file-outside',
  severity: 'error',
  at,
  message: `${what} is outside of ${shown(folder)}/`,
  fix: `move it into ${shown(folder)}/: what describes the organization is reviewed together`,
});

function unreadable(path: string, error: unknown, at: Position): Diagnostic {
  const { code, message } = error as NodeJS.ErrnoException;
  const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
  const near = didYouMean(basename(path), globSync('*', { cwd: dirname(path), onlyFiles: true }));
  return {
    code: 'file-unreadable',
    severity: 'error',
    at,
    message: `${shown(path)} cannot be read: ${why}`,
    fix: near
      ? `did you mean ${shown(join(dirname(path), near))}?`
      : 'check the path; it is relative to the file that names it',
  };
}
