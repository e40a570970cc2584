import { dirname, resolve } from 'node:path';
import { LineCounter } from 'yaml';
import { controlCharactersOf } from './control-characters';
import { type Diagnostic, type Position, passes } from './diagnostic';
import { filesMatching, isPattern, tooManyWildcards } from './include-patterns';
import { joinParts } from './join';
import { type Located, locate, TooMuch } from './located';
import { isInside, outside, readInside, shown } from './read-inside';
import { parsed, syntaxOf, tooMuch } from './yaml-syntax';

/** What was read: one tree of values and the text of every file, for the code frames. */
export interface Reading {
  readonly root: Located;
  /** text of each file by its path as shown */
  readonly texts: Map<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** whether everything that was written in every file is there */
  readonly whole: boolean;
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
  const whole = passes(diagnostics);
  return { root: joined.root, texts: reader.texts, diagnostics, whole, folder: reader.folder };
}

/** Lines and entries of lists on one line that are read of all files together: what takes some seconds. */
const mostValues = 300_000;

class Reader {
  readonly texts = new Map<string, string>();
  readonly diagnostics: Diagnostic[] = [];
  private values = 0;

  constructor(readonly folder: string) {}

  file(path: string, from: Position): Located | undefined {
    const read = readInside(path, this.folder, from, this.texts);
    if ('diagnostic' in read) {
      this.diagnostics.push(read.diagnostic);
      return undefined;
    }
    const { name, text } = read;
    this.values += text.match(/[\n,]/g)?.length ?? 0;
    if (this.values > mostValues) {
      const fix =
        'an organization of 10,000 accounts has half as much; generate less, or inherit by accountDefaults';
      this.report('file-unreadable', from, `with ${name} there are more than 300,000 values to read`, fix);
      return undefined;
    }
    const lines = new LineCounter();
    const document = parsed(text, lines);
    const wrong = syntaxOf(document, name, lines, text);
    this.diagnostics.push(...wrong);
    // Of a key that is given twice the second value can be looked at.
    if (wrong.some(({ code }) => code === 'yaml-syntax')) return undefined;
    try {
      const located = locate(document, name, lines, text.length);
      this.diagnostics.push(...controlCharactersOf(located));
      return located;
    } catch (error) {
      if (!(error instanceof TooMuch)) throw error;
      this.diagnostics.push(tooMuch(error));
      return undefined;
    }
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
        const part = this.file(file, at);
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
