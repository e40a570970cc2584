import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import { controlCharacterIn, isPlainPath } from './control-characters';
import { beside } from './include-patterns';
import { organizationFileAdvice } from './organization-path';

const largest = 8 * 1024 * 1024;

/** A path as it is shown to the user: relative to the working directory, with forward slashes. */
export const shown = (path: string): string => (relative(process.cwd(), path) || path).split(sep).join('/');

/** The result of reading one file: its text, or why it cannot be used. */
export type FileRead = TextRead | RefusedFile;

/** A file that was read. */
export interface TextRead {
  /** its path as shown */
  readonly name: string;
  readonly text: string;
  readonly diagnostic?: undefined;
}

/** A file that cannot be used. */
export interface RefusedFile {
  /** its path as shown */
  readonly name: string;
  /** what was read before it was refused, for the code frame */
  readonly text?: string;
  readonly diagnostic: Diagnostic;
  /** path of a file whose name is near that of one that is not there, absolute */
  readonly near?: string;
}

/**
 * Reads a file that must lie inside a folder, by its name and by what it is a link to.
 *
 * @param path absolute
 * @param at where the file is named, for the diagnostic
 * @param most bytes that it may have
 */
export function readInside(path: string, folder: string, at: Position, most = largest): FileRead {
  const name = shown(path);
  if (!isInside(path, folder)) return { name, diagnostic: outside(name, folder, at) };
  try {
    if (!isInside(realpathSync(path), realpathSync(folder)))
      return { name, diagnostic: outside(`${name}, a link,`, folder, at) };
    if (!isPlainPath(path)) return refusedFile(path, 'NOT_PLAIN', at);
    const text = utf8(bytesOf(path, most));
    const diagnostic = controlCharacterIn(text, name);
    return diagnostic ? { name, text, diagnostic } : { name, text };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return refusedFile(path, code ?? '', at, message);
  }
}

/** The bytes of a file that is one: a pipe or a device would never end, and waits for somebody to write. */
function bytesOf(path: string, most: number): Buffer {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(file);
    if (stat.isDirectory()) throw withCode('EISDIR');
    if (!stat.isFile()) throw withCode('NOT_FILE');
    if (stat.size > most) throw withCode(most === largest ? 'TOO_LARGE' : 'LARGE_DOCUMENT');
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

const withCode = (code: string): Error => Object.assign(new Error(), { code });

/** The text without the mark of byte order that Windows puts before it, which would count as a column. */
function utf8(bytes: Buffer): string {
  if (!isUtf8(bytes) || bytes.includes(0)) throw withCode('NOT_TEXT');
  return new TextDecoder().decode(bytes);
}

/** Whether a path lies below a folder; both absolute. */
export const isInside = (path: string, folder: string): boolean =>
  resolve(path) !== resolve(folder) && resolve(path).startsWith(join(resolve(folder), sep));

/** The diagnostic for a file outside of the folder of the organization file. */
export const outside = (what: string, folder: string, at: Position): Diagnostic => ({
  code: 'file-outside',
  severity: 'error',
  at,
  message: `${what} is outside of ${shown(folder)}/`,
  fix: `move it into ${shown(folder)}/: what describes the organization is reviewed together`,
});

/**
 * A file that cannot be read.
 *
 * @param code of the system's error, or one of Landfall's own
 * @param message of an error whose code says nothing
 */
export function refusedFile(path: string, code: string, at: Position, message = code): RefusedFile {
  const { why, fix } = reasons[code] ?? { why: message, fix: 'check the file and its path' };
  const ofFile = at.file === shown(path) && (code === 'ENOENT' || code === 'EISDIR');
  const siblings = code === 'ENOENT' ? beside(dirname(path)) : [];
  const near = didYouMean(basename(path), siblings);
  const meant = near === undefined ? undefined : join(dirname(path), near);
  const diagnostic: Diagnostic = {
    code: 'file-unreadable',
    severity: 'error',
    at,
    message: `${shown(path)} cannot be read: ${why}`,
    fix: meant ? `did you mean ${shown(meant)}?` : ofFile ? organizationFileAdvice(path) : fix,
  };
  return { name: shown(path), diagnostic, ...(meant && { near: meant }) };
}

/** Why a file cannot be read and what helps, by the code of the error. */
const reasons: Readonly<Record<string, { readonly why: string; readonly fix: string }>> = {
  ENOENT: { why: 'there is no such file', fix: 'check the path; it is relative to the file that names it' },
  EISDIR: { why: 'it is a folder', fix: 'name the file in it, or under include all of them: folder/*.yaml' },
  EACCES: { why: 'you may not read it', fix: 'give yourself the right to read it' },
  ENOTDIR: { why: 'a part of its path is a file, not a folder', fix: 'check the path' },
  ENAMETOOLONG: { why: 'the path is longer than the system takes', fix: 'check the path' },
  ENXIO: { why: 'it is a socket, not a file', fix: 'name a file' },
  NOT_FILE: { why: 'it is a pipe, a socket or a device, not a file', fix: 'name a file' },
  ELOOP: { why: 'it is a link to itself', fix: 'make the link point to a file' },
  TOO_LARGE: { why: 'it is larger than 8 MiB', fix: 'split it, and name the parts under include' },
  LARGE_DOCUMENT: {
    why: 'it is larger than 512 KiB',
    fix: 'AWS takes no policy or template of that size; split it',
  },
  TOO_MANY: {
    why: 'with it there are more than 2 MB of policies and templates',
    fix: 'attach fewer and larger policies higher in the tree',
  },
  NOT_PLAIN: { why: 'its path holds control characters', fix: 'rename it or its folder' },
  NOT_TEXT: { why: 'it is not text in UTF-8', fix: 'save it as UTF-8, or name another file' },
};
