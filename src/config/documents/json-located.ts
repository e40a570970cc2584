import type { Node } from 'jsonc-parser';
import { LineCounter } from 'yaml';
import type { Position } from '../diagnostics/diagnostic';
import { DocumentTooLarge, type Located, longestText } from '../reading/located';

/** A JSON document with the places of its parts, and the keys that are given twice. */
export interface LocatedJson {
  readonly located: Located;
  readonly twice: readonly Position[];
}

/**
 * Turns a parsed JSON text into values that know where they were written. A parser of YAML, which JSON is as well, takes
 * several times as long.
 *
 * @throws {DocumentTooLarge} when a text is too long
 */
export function locateJson(tree: Node, text: string, file: string): LocatedJson {
  const lines = new LineCounter();
  for (let at = -1; at < text.length; at = next(text, at)) lines.addNewLine(at + 1);
  const twice: Position[] = [];
  return { located: locate(tree), twice };

  function locate(node: Node, key?: Position): Located {
    const at = position(node, node.children === undefined);
    const place = key ? { at, key } : { at };
    if (node.type === 'object') return { ...place, ...map(node.children ?? []) };
    if (node.type === 'array') return { ...place, ...list(node.children ?? []) };
    if (node.length > longestText) throw new DocumentTooLarge('text', at);
    return { value: node.value, ...place, source: text.slice(node.offset, node.offset + node.length) };
  }

  function list(items: readonly Node[]): Pick<Located, 'value' | 'children'> {
    const children = new Map(items.map((item, index) => [index, locate(item)]));
    return { value: [...children.values()].map(({ value }) => value), children };
  }

  function map(properties: readonly Node[]): Pick<Located, 'value' | 'children'> {
    const children = new Map<string, Located>();
    for (const { children: [name, value] = [] } of properties) {
      if (!name || !value) continue;
      const key = position(name, true);
      if (name.length > longestText) throw new DocumentTooLarge('text', key);
      if (children.has(name.value)) twice.push({ ...key, length: 1 });
      children.set(name.value, locate(value, key));
    }
    return { value: Object.fromEntries([...children].map(([name, child]) => [name, child.value])), children };
  }

  function position({ offset, length }: Node, isScalar: boolean): Position {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, length: isScalar ? length : 1 };
  }
}

/** The end of the line after a place, or of the text. */
const next = (text: string, after: number): number => {
  const end = text.indexOf('\n', after + 1);
  return end < 0 ? text.length : end;
};
