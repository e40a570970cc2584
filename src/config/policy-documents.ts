import { dirname, resolve } from 'node:path';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { LineCounter, parseDocument } from 'yaml';
import type { Diagnostic, Position } from './diagnostic';
import { type Located, locate } from './located';
import { readInside, type Texts } from './read-inside';
import type { OrganizationFile } from './schema';

/** A policy's document with the place of each part of it. */
export interface PolicyDocumentSource {
  readonly document: unknown;
  readonly located: Located;
}

/**
 * Reads the documents of all policies, from their files or from the organization file itself.
 *
 * @param texts takes the text of each file read, for code frames
 */
export function readPolicyDocuments(
  policies: OrganizationFile['policies'],
  root: Located,
  folder: string,
  texts: Texts,
): { documents: Map<string, PolicyDocumentSource>; diagnostics: Diagnostic[] } {
  const documents = new Map<string, PolicyDocumentSource>();
  const diagnostics: Diagnostic[] = [];
  for (const [name, policy] of Object.entries(policies)) {
    const entry = root.children?.get('policies')?.children?.get(name);
    if (!entry) continue;
    if ((policy.file === undefined) === (policy.content === undefined)) {
      diagnostics.push(oneOfBoth(name, policy.file !== undefined, entry));
      continue;
    }
    const inline = entry.children?.get('content');
    const file = entry.children?.get('file');
    const source = inline
      ? { document: inline.value, located: inline }
      : file && fromFile(file, folder, texts, diagnostics);
    if (source) documents.set(name, source);
  }
  return { documents, diagnostics };
}

/**
 * Reads a JSON document that a value of the organization file names.
 *
 * @param texts takes the text of the file, for code frames
 * @param diagnostics takes what is wrong with it
 */
export function fromFile(
  file: Located,
  folder: string,
  texts: Texts,
  diagnostics: Diagnostic[],
): PolicyDocumentSource | undefined {
  const read = readInside(
    resolve(dirname(resolve(file.at.file)), String(file.value)),
    folder,
    file.at,
    texts,
  );
  if ('diagnostic' in read) {
    diagnostics.push(read.diagnostic);
    return undefined;
  }
  const wrong = notJson(read.text, read.name);
  if (wrong) {
    diagnostics.push(wrong);
    return undefined;
  }
  const lines = new LineCounter();
  const parsed = parseDocument(read.text, { lineCounter: lines, prettyErrors: false });
  for (const { pos } of parsed.errors) {
    diagnostics.push(
      jsonError(
        { file: read.name, ...place(lines, pos[0]) },
        'this key is given twice; JSON would silently keep the last one',
        'keep one of the two, or join their values in a list',
      ),
    );
  }
  if (parsed.errors.length) return undefined;
  return { document: JSON.parse(read.text), located: locate(parsed, read.name, lines, read.text.length) };
}

function notJson(text: string, file: string): Diagnostic | undefined {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (!first) return undefined;
  const before = text.slice(0, first.offset).split('\n');
  const at = {
    file,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    length: Math.max(1, first.length),
  };
  const what = printParseErrorCode(first.error)
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
  return jsonError(
    at,
    `this is not JSON: ${what}`,
    'JSON takes no comments and no comma after the last element, and every text stands in double quotes',
  );
}

const jsonError = (at: Position, message: string, fix: string): Diagnostic => ({
  code: 'policy-json',
  severity: 'error',
  at,
  message,
  fix,
});

function place(lines: LineCounter, offset: number): Omit<Position, 'file'> {
  const { line, col } = lines.linePos(offset);
  return { line, column: col, length: 1 };
}

function oneOfBoth(name: string, both: boolean, entry: Located): Diagnostic {
  return {
    code: 'policy-document',
    severity: 'error',
    at: entry.key ?? entry.at,
    message: both ? `policy ${name} has both file and content` : `policy ${name} has no document`,
    fix: both
      ? 'keep one of the two'
      : `add file: policies/${name}.json, or content with the document itself`,
  };
}
