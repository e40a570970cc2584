import { dirname, resolve } from 'node:path';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { LineCounter } from 'yaml';
import type { PolicyEntry } from '../../guardrails/schema';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { controlCharactersOf } from '../reading/control-characters';
import { type Located, locate, TooMuch } from '../reading/located';
import { readDocument, type Texts } from '../reading/read-inside';
import { keysGivenTwice, parsed, tooMuch } from '../reading/yaml-syntax';
import type { OrganizationFile } from '../schema/organization-file';
import { libraryContext, libraryDocument } from './library-documents';
import type { PolicyDocumentSource } from './policy-document-source';

/**
 * Reads the documents of all policies, from their files or from the organization file itself.
 *
 * @param texts takes the text of each file read, for code frames
 */
export function readPolicyDocuments(
  file: OrganizationFile,
  root: Located,
  folder: string,
  texts: Texts,
): { documents: Map<string, PolicyDocumentSource>; diagnostics: Diagnostic[] } {
  const documents = new Map<string, PolicyDocumentSource>();
  const diagnostics: Diagnostic[] = [];
  const context = libraryContext(file);
  for (const [name, policy] of Object.entries(file.policies)) {
    const entry = root.children?.get('policies')?.children?.get(name);
    if (!entry) continue;
    const given = [policy.library, policy.file, policy.content].filter((each) => each !== undefined);
    if (given.length !== 1) {
      diagnostics.push(oneOfAll(name, given.length, entry));
      continue;
    }
    const source = documentOf(policy, entry);
    if (source) documents.set(name, source);
  }
  return { documents, diagnostics };

  function documentOf(policy: PolicyEntry, entry: Located): PolicyDocumentSource | undefined {
    if (policy.library !== undefined) {
      const made = libraryDocument(policy.library, entry, context);
      diagnostics.push(...made.diagnostics);
      return made.source;
    }
    const inline = entry.children?.get('content');
    if (inline) return { document: inline.value, located: inline };
    const named = entry.children?.get('file');
    return named && fromFile(named, folder, texts, diagnostics);
  }
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
  const read = readDocument(
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
  const document = parsed(read.text, lines);
  const twice = keysGivenTwice(document);
  for (const { range } of twice) {
    diagnostics.push(
      jsonError(
        { file: read.name, ...place(lines, range?.[0] ?? 0) },
        'this key is given twice; JSON would silently keep the last one',
        'keep one of the two, or join their values in a list',
      ),
    );
  }
  if (twice.length) return undefined;
  try {
    const located = locate(document, read.name, lines, read.text.length);
    for (const each of controlCharactersOf(located)) diagnostics.push(each);
    return { document: JSON.parse(read.text), located };
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    diagnostics.push({ ...tooMuch(error), code: 'policy-json' });
    return undefined;
  }
}

/** Brackets in a document of AWS are nested a dozen levels deep; the parser of JSON calls itself for each. */
const deepest = 100;

function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/g)) {
    if (mark === '[' || mark === '{') depth += 1;
    else if (mark === ']' || mark === '}') depth -= 1;
    if (depth > deepest) return index;
  }
  return undefined;
}

function notJson(text: string, file: string): Diagnostic | undefined {
  const deep = tooDeep(text);
  if (deep !== undefined) {
    const at = { file, ...placeIn(text, deep), length: 1 };
    return jsonError(at, 'this is nested too deep', 'nothing here needs a hundred levels');
  }
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (!first) return undefined;
  const at = { file, ...placeIn(text, first.offset), length: Math.max(1, first.length) };
  const what = printParseErrorCode(first.error)
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
  return jsonError(
    at,
    `this is not JSON: ${what}`,
    'JSON takes no comments and no comma after the last element, and every text stands in double quotes',
  );
}

function placeIn(text: string, offset: number): Pick<Position, 'line' | 'column'> {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
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

function oneOfAll(name: string, count: number, entry: Located): Diagnostic {
  return {
    code: 'policy-document',
    severity: 'error',
    at: entry.key ?? entry.at,
    message: count ? `policy ${name} has more than one document` : `policy ${name} has no document`,
    fix: count
      ? 'keep one of library, file and content'
      : `add file: policies/${name}.json, content with the document itself, or library with the name of a ready policy`,
  };
}
