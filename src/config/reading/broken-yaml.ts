import { type Document, LineCounter } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { parsed, syntaxOf } from './yaml-syntax';

/** The readable part of a YAML text, and the unreadable rest. */
export interface ReadableYaml {
  readonly document: Document;
  readonly diagnostics: readonly Diagnostic[];
  /** the text that could not be read */
  readonly unread: string;
  /** keys on the first level that it stands under */
  readonly keys: readonly string[];
}

/** A text that is too long to be parsed again without each of its broken blocks is not read at all. */
const most = { blocks: 10, characters: 500_000 };

/**
 * Reads a YAML text with a mistake in its syntax block by block: a mistake hides the entry of a list or the key that it
 * is in, and nothing else.
 *
 * @param lines takes where lines begin
 */
export function readableYaml(text: string, file: string, lines: LineCounter): ReadableYaml {
  const diagnostics: Diagnostic[] = [];
  const hidden: Range[] = [];
  let here = text;
  for (let block = 0; block <= most.blocks; block++) {
    const counter = block === 0 ? lines : new LineCounter();
    const document = parsed(here, counter);
    const found = syntaxOf(document, file, counter, here);
    const [first] = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0]);
    if (!first) return { document, diagnostics: [...diagnostics, ...found], ...unreadOf(text, hidden) };
    const broken = here.length <= most.characters ? blockAround(here, first.pos[0], first.code) : undefined;
    // What comes again, with its place blank, began somewhere else.
    if (!broken || found.length === 0 || /^\s*$/.test(here.slice(broken.from, broken.to))) break;
    if (!hidden.some(({ from, to }) => first.pos[0] >= from && first.pos[0] <= to))
      diagnostics.push(...found.filter(({ code }) => code === 'yaml-syntax').slice(0, 1));
    hidden.push(broken);
    here =
      here.slice(0, broken.from) +
      here.slice(broken.from, broken.to).replace(/[^\n]/g, ' ') +
      here.slice(broken.to);
  }
  const [only] = syntaxOf(parsed(text, new LineCounter()), file, lines, text).filter(
    ({ code }) => code === 'yaml-syntax',
  );
  const everything = [{ from: 0, to: text.length }];
  return {
    document: parsed('', new LineCounter()),
    diagnostics: only ? [only] : diagnostics,
    ...unreadOf(text, everything),
  };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The entry or the key on the second level that a place is in; the key on the first where that is not all. */
function blockAround(text: string, offset: number, code: string): Range {
  if (code === 'MULTIPLE_DOCS') return { from: offset, to: text.length };
  const section = around(text, { from: 0, to: text.length }, offset, /^[^\s#]/gm);
  const first = text.indexOf('\n', section.from) + 1;
  const indent = /^( *)\S/m.exec(text.slice(first, section.to))?.[1] ?? '';
  if (first === 0 || first > offset || indent === '') return section;
  const block = around(text, { from: first, to: section.to }, offset, new RegExp(`^${indent}[^\\s#]`, 'gm'));
  const rest = text.slice(first, block.from) + text.slice(block.to, section.to);
  // A key with nothing left under it would be said to be empty.
  return /^\s*[^\s#]/m.test(rest) ? block : section;
}

/** From the last line before a place that begins a block to the next one that does. */
function around(text: string, { from, to }: Range, offset: number, begins: RegExp): Range {
  const starts = [...text.slice(from, to).matchAll(begins)].map(({ index }) => from + index);
  const start = starts.findLast((each) => each <= offset) ?? from;
  return { from: start, to: starts.find((each) => each > Math.max(start, offset)) ?? to };
}

function unreadOf(text: string, hidden: readonly Range[]): Pick<ReadableYaml, 'unread' | 'keys'> {
  const sections = [...text.matchAll(/^([A-Za-z]\w*) *:/gm)].map(({ 1: key = '', index }) => ({
    key,
    index,
  }));
  const keys = hidden.flatMap(({ from, to }) => [
    ...[sections.findLast(({ index }) => index <= from)?.key ?? []].flat(),
    ...sections.filter(({ index }) => index >= from && index < to).map(({ key }) => key),
  ]);
  return { unread: hidden.map(({ from, to }) => text.slice(from, to)).join('\n'), keys };
}
