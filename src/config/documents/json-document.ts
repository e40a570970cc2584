import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { controlCharactersOf } from '../reading/control-characters';
import { DocumentTooLarge } from '../reading/located';
import type { FileRead } from '../reading/read-inside';
import { documentTooLarge } from '../reading/yaml-syntax';
import { locateJson } from './json-located';
import type { CheckedDocument } from './policy-document-source';

/** The JSON document in a file, with the place of each part of it. */
export function jsonDocument(file: FileRead): CheckedDocument {
  if (file.diagnostic) return { diagnostics: [file.diagnostic] };
  const { name, text } = file;
  const read = treeOf(text, name);
  if ('wrong' in read) return { diagnostics: [read.wrong] };
  try {
    const { located, twice } = locateJson(read.tree, text, name);
    if (twice.length) return { diagnostics: twice.map(givenTwice) };
    return { source: { document: JSON.parse(text), located }, diagnostics: controlCharactersOf(located) };
  } catch (error) {
    if (!(error instanceof DocumentTooLarge)) throw error;
    return { diagnostics: [{ ...documentTooLarge(error), code: 'policy-json' }] };
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

function treeOf(text: string, file: string): { tree: Node } | { wrong: Diagnostic } {
  const deep = tooDeep(text);
  if (deep !== undefined) {
    const at = { file, ...placeIn(text, deep), length: 1 };
    return { wrong: jsonError(at, 'this is nested too deep', 'nothing here needs a hundred levels') };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (!first && tree) return { tree };
  const { offset, length, error } = first ?? { offset: 0, length: 1, error: 4 };
  const at = { file, ...placeIn(text, offset), length: Math.max(1, length) };
  const what = printParseErrorCode(error)
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
  return {
    wrong: jsonError(
      at,
      `this is not JSON: ${what}`,
      'JSON takes no comments and no comma after the last element, and every text stands in double quotes',
    ),
  };
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
