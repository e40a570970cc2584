import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { LineCounter } from 'yaml';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { controlCharactersOf } from '../reading/control-characters';
import { locate, TooMuch } from '../reading/located';
import type { FileRead } from '../reading/read-inside';
import { keysGivenTwice, parsed, tooMuch } from '../reading/yaml-syntax';
import type { CheckedDocument } from './policy-document-source';

/** The JSON document in a file, with the place of each part of it. */
export function jsonDocument(file: FileRead): CheckedDocument {
  if (file.diagnostic) return { diagnostics: [file.diagnostic] };
  const { name, text } = file;
  const wrong = notJson(text, name);
  if (wrong) return { diagnostics: [wrong] };
  const lines = new LineCounter();
  const document = parsed(text, lines);
  const twice = keysGivenTwice(document);
  if (twice.length)
    return {
      diagnostics: twice.map(({ range }) => givenTwice({ file: name, ...place(lines, range?.[0] ?? 0) })),
    };
  try {
    const located = locate(document, name, lines, text.length);
    return {
      source: { document: JSON.parse(text), located },
      diagnostics: controlCharactersOf(located),
    };
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    return { diagnostics: [{ ...tooMuch(error), code: 'policy-json' }] };
  }
}

const givenTwice = (at: Position): Diagnostic =>
  jsonError(
    at,
    'this key is given twice; JSON would silently keep the last one',
    'keep one of the two, or join their values in a list',
  );

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
