import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import { controlCharacterIn, isPlainPath } from './control-characters';
import { beside } from './include-patterns';
import { organizationFileAdvice } from './organization-path';

/** The text of every file read, by its path as shown. */
export type Texts = Map<string, string>;

const largest = 8 * 1024 * 1024;

/** AWS takes policies of some 10 KiB, and templates of 300 KiB: what is larger is not looked at in vain. */
const largestDocument = { each: 512 * 1024, all: 2_000_000 };

/** Lengths of the documents that were read, by their names. */
const documents = new WeakMap<Texts, Map<string, number>>();

/**
 * Reads a policy or a template that the organization file names; they have limits of their own.
 *
 * @param path absolute
 * @param at where the file is named, for the diagnostic
 */
export function readDocument(path: string, folder: string, at: Position, texts: Texts): ReadInside {
  const read = readInside(path, folder, at, texts, largestDocument.each);
  if ('diagnostic' in read) return read;
  const lengths = documents.get(texts) ?? new Map<string, number>();
  documents.set(texts, lengths.set(read.name, read.text.length));
  const all = [...lengths.values()].reduce((sum, length) => sum + length, 0);
  return all <= largestDocument.all ? read : unreadable(path, withCode('TOO_MANY'), at);
}

/** A path as it is shown to the user: relative to the working directory, with forward slashes. */
export const shown = (path: string): string => (relative(process.cwd(), path) || path).split(sep).join('/');

/** A text with its name, or why there is none, and the path of a file whose name is near. */
type ReadInside = { name: string; text: string } | { diagnostic: Diagnostic; near?: string };

/**
 * Reads a file that must lie inside a folder, by its name and by what it is a link to.
 *
 * @param path absolute
 * @param at where the file is named, for the diagnostic
 * @param most bytes that it may have
 * @returns what was read, or why it was not, with the path of a file whose name is near
 */
export function readInside(
  path: string,
  folder: string,
  at: Position,
  texts: Texts,
  most = largest,
): ReadInside {
  const name = shown(path);
  if (!isInside(path, folder)) return { diagnostic: outside(name, folder, at) };
  try {
    if (!isInside(realpathSync(path), realpathSync(folder)))
      return { diagnostic: outside(`${name}, a link,`, folder, at) };
    if (!isPlainPath(path)) throw withCode('NOT_PLAIN');
    const text = utf8(bytesOf(path, most));
    texts.set(name, text);
    const control = controlCharacterIn(text, name);
    return control ? { diagnostic: control } : { name, text };
  } catch (error) {
    return unreadable(path, error, at);
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

function unreadable(path: string, error: unknown, at: Position): { diagnostic: Diagnostic; near?: string } {
  const { code, message } = error as NodeJS.ErrnoException;
  const { why, fix } = reasons[code ?? ''] ?? { why: message, fix: 'check the file and its path' };
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
  return { diagnostic, ...(meant && { near: meant }) };
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
