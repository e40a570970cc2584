import { type Token, tokenize } from '../wildcard';
import type { Context } from './context';

/** A piece of a policy's text: written by the author, or filled in from the request. */
type Piece = { written: string } | { filled: string };

const VARIABLE = /\$\{([^}]*)\}/g;
/** `${*}`, `${?}` and `${$}` stand for the characters themselves. */
const ESCAPES = new Set(['*', '?', '$']);

/**
 * A pattern with its policy variables filled in. What a variable stands for is literal: a principal tagged `*`
 * gains nothing by it.
 *
 * @returns undefined when a variable has no value in the request and no default; the value is then null, to
 *   which nothing is equal and nothing like.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function expandPattern(pattern: string, context: Context): Token[] | undefined {
  if (!pattern.includes('${')) return tokenize(pattern);
  const parts = pieces(pattern, context);
  return parts?.flatMap((piece) => ('written' in piece ? tokenize(piece.written) : Array.from(piece.filled)));
}

/** A text with its policy variables filled in, `*` and `?` being ordinary characters. See {@link expandPattern}. */
export function expandText(text: string, context: Context): string | undefined {
  if (!text.includes('${')) return text;
  return pieces(text, context)
    ?.map((piece) => ('written' in piece ? piece.written : piece.filled))
    .join('');
}

/** The condition keys that a text's variables name, as they are written. */
export function variablesIn(text: string): string[] {
  return Array.from(text.matchAll(VARIABLE), ([, inner = '']) => parse(inner).key).filter(
    (key) => !ESCAPES.has(key),
  );
}

function pieces(text: string, context: Context): Piece[] | undefined {
  const found: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(VARIABLE)) {
    const filled = resolve(match[1] ?? '', context);
    if (filled === undefined) return undefined;
    found.push({ written: text.slice(end, match.index) }, { filled });
    end = match.index + match[0].length;
  }
  return [...found, { written: text.slice(end) }];
}

function resolve(inner: string, context: Context): string | undefined {
  if (ESCAPES.has(inner)) return inner;
  const { key, fallback } = parse(inner);
  const value = context.get(key.toLowerCase());
  // A multivalued key has no single text to stand in for it.
  if (value !== undefined && !value.multivalued) return value.values[0];
  return fallback;
}

function parse(inner: string): { key: string; fallback?: string } {
  const match = /^\s*([^,]*?)\s*,\s*'(.*)'\s*$/.exec(inner);
  return match ? { key: match[1] ?? '', fallback: match[2] } : { key: inner.trim() };
}
