import { dirname, resolve } from 'node:path';
import { LineCounter } from 'yaml';
import type { Unread } from '../diagnostics/consequences';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { type ReadableYaml, readableYaml } from './broken-yaml';
import { controlCharactersOf } from './control-characters';
import { filesMatching, isPattern, tooManyWildcards } from './include-patterns';
import { inheritedKeysOf } from './inherited-keys';
import { joinParts } from './join';
import { DocumentTooLarge, type Located, locate } from './located';
import { isInside, outside, readInside, shown } from './read-inside';
import { documentTooLarge } from './yaml-syntax';

/** The files that were read: one tree of values, and the text of every file for the code frames. */
export interface Reading {
  readonly root: Located;
  /** text of each file by its path as shown */
  readonly texts: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  readonly unread: Unread;
  /** the folder that no file may lie outside of, absolute */
  readonly folder: string;
}

/**
 * Reads the organization file and what it includes. Never throws for what is wrong with a file; that is in the
 * diagnostics.
 *
 * @param path the organization file, relative to the working directory or absolute
 */
export function readOrganizationFile(path: string): Reading {
  const reader = new Reader(dirname(resolve(path)));
  const main = reader.file(resolve(path), { file: shown(resolve(path)), line: 1, column: 1, length: 1 });
  const joined = joinParts(main ? [main, ...reader.included(main, resolve(path))] : []);
  const diagnostics = [...reader.diagnostics, ...joined.diagnostics];
  const { texts, folder } = reader;
  // Nobody knows what a file that is no map was meant to hold.
  const lost = joined.diagnostics.some(({ at }) => at.line === 1 && at.column === 1);
  const unread = { ...reader.unread, ...(lost && { anything: true }) };
  return { root: joined.root, texts, diagnostics, unread, folder };
}

/**
 * What is read of all files together and takes some seconds. Each of these marks makes the parser look again, and make
 * something; an organization of 10,000 accounts has two thirds of them.
 */
const most = [
  { marks: /[\n,[\]{}&*!]/g, count: 150_000, what: '150,000 values' },
  { marks: /[?:-][ \n]|["'|>%@`#\\]/g, count: 300_000, what: '300,000 marks of YAML' },
];

class Reader {
  readonly texts = new Map<string, string>();
  readonly diagnostics: Diagnostic[] = [];
  private readonly counts = most.map(() => 0);
  private anything = false;
  private readonly hidden: ReadableYaml[] = [];

  constructor(readonly folder: string) {}

  /** @param seen the files that are read already; of an included one that is misspelt the one that is meant is read */
  file(path: string, from: Position, seen?: Set<string>): Located | undefined {
    const read = readInside(path, this.folder, from);
    if (read.text !== undefined) this.texts.set(read.name, read.text);
    if (read.diagnostic) {
      this.diagnostics.push(read.diagnostic);
      const { near } = read;
      if (!near || !seen || seen.has(near)) return this.nothing();
      seen.add(near);
      return this.file(near, from);
    }
    const { name, text } = read;
    const much = this.tooMuch(text);
    if (much) {
      const fix =
        'an organization of 10,000 accounts has two thirds of that; generate less, or inherit by accountDefaults';
      this.report('file-unreadable', from, `with ${name} there are more than ${much} to read`, fix);
      return this.nothing();
    }
    const lines = new LineCounter();
    const part = readableYaml(text, name, lines);
    // One by one: as arguments of a call, hundreds of thousands are more than the stack holds.
    for (const each of part.diagnostics) this.diagnostics.push(each);
    try {
      const located = locate(part.document, name, lines, text.length);
      for (const each of [...controlCharactersOf(located), ...inheritedKeysOf(located)])
        this.diagnostics.push(each);
      this.hidden.push(part);
      return located;
    } catch (error) {
      if (!(error instanceof DocumentTooLarge)) throw error;
      this.diagnostics.push(documentTooLarge(error));
      return this.nothing();
    }
  }

  /** What there is too much of, with this text; none where it can be read. */
  private tooMuch(text: string): string | undefined {
    for (const [index, { marks }] of most.entries())
      this.counts[index] = (this.counts[index] ?? 0) + (text.match(marks)?.length ?? 0);
    return most.find(({ count }, index) => (this.counts[index] ?? 0) > count)?.what;
  }

  /** The parts of all files that could not be read. */
  get unread(): Unread {
    const keys = new Set(this.hidden.flatMap((each) => each.keys));
    const text = this.hidden.flatMap(({ unread }) => unread || []).join('\n');
    return { anything: this.anything, keys, text };
  }

  private nothing(): undefined {
    this.anything = true;
    return undefined;
  }

  included(main: Located, path: string): Located[] {
    const patterns = main.children?.get('include')?.children ?? new Map<number, Located>();
    const seen = new Set([path]);
    const parts: Located[] = [];
    for (const { value, at } of patterns.values()) {
      if (typeof value !== 'string') continue;
      for (const file of this.matches(value, dirname(path), at)) {
        if (seen.has(file)) continue;
        seen.add(file);
        const part = this.file(file, at, seen);
        if (part) parts.push(this.withoutIncludes(part));
      }
    }
    return parts;
  }

  private withoutIncludes(part: Located): Located {
    const nested = part.children?.get('include');
    const fix = 'name all files under include of the organization file';
    if (nested)
      this.report('include-conflict', nested.key ?? nested.at, 'an included file includes others', fix);
    return part;
  }

  private matches(pattern: string, folder: string, at: Position): string[] {
    if (!isInside(resolve(folder, pattern), this.folder)) {
      this.diagnostics.push(outside(pattern, this.folder, at));
      return [];
    }
    if (!isPattern(pattern)) return [resolve(folder, pattern)];
    const many = tooManyWildcards(pattern);
    if (many) {
      const fix = 'name the folders, one pattern each, such as accounts/*.yaml';
      this.report('file-unreadable', at, `the pattern ${pattern} ${many}`, fix);
      return [];
    }
    const found = filesMatching(pattern, folder);
    const fix = `the pattern is relative to ${shown(folder)}/; take it out or add a file`;
    if (found.length === 0) this.report('file-unreadable', at, `no file matches ${pattern}`, fix, 'warning');
    return found.map((file) => resolve(file));
  }

  private report(
    code: Diagnostic['code'],
    at: Position,
    message: string,
    fix: string,
    severity: Diagnostic['severity'] = 'error',
  ): void {
    this.diagnostics.push({ code, severity, at, message, fix });
  }
}
