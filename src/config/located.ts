import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { Position } from './diagnostic';

/** A path into the organization file: keys and list indices from the top. */
export type Path = readonly (string | number)[];

/** A value of the file with the places it and its key were written at. */
export interface Located {
  readonly value: unknown;
  /** where the value begins */
  readonly at: Position;
  /** where its key is written, for a value in a map */
  readonly key?: Position;
  /** the text of the scalar, as written */
  readonly source?: string;
  /** the parts of a map or a list */
  readonly children?: ReadonlyMap<string | number, Located>;
}

/** What a file may expand to by aliases; above it, anchors are an attack or an accident. */
const mostNodes = 200_000;

/** Thrown when aliases expand to more than `mostNodes` values, or to themselves. */
export class AliasBomb extends Error {
  constructor(readonly at: Position) {
    super('YAML aliases expand to too much');
  }
}

/**
 * Turns a parsed document into values that know where they were written; follows aliases and merge keys (`<<`).
 *
 * @throws {AliasBomb} when aliases expand to more than 200,000 values
 */
export function locate(document: Document, file: string, lines: LineCounter, length: number): Located {
  return new Locator(document, file, lines, length).locate(document.contents as Node | null);
}

class Locator {
  private nodes = 0;
  private alias: Position | undefined;

  constructor(
    private readonly document: Document,
    private readonly file: string,
    private readonly lines: LineCounter,
    private readonly length: number,
  ) {}

  locate(node: Node | null, key?: Position, depth = 0): Located {
    const at = this.position(node) ?? key ?? { file: this.file, line: 1, column: 1, length: 1 };
    this.nodes += 1;
    if (this.nodes > mostNodes || depth > 100) throw new AliasBomb(this.alias ?? at);
    const place = key ? { at, key } : { at };
    if (isAlias(node)) return { ...this.followed(node, at, key, depth), ...place };
    if (isMap(node)) return { ...place, ...this.map(node, depth) };
    if (isSeq(node)) return { ...place, ...this.list(node.items as Node[], depth) };
    if (isScalar(node)) {
      return { value: node.value, ...place, ...(node.source !== undefined && { source: node.source }) };
    }
    return { value: null, ...place };
  }

  /** What an alias stands for; the outermost one is to blame when it expands to too much. */
  private followed(alias: Alias, at: Position, key: Position | undefined, depth: number): Located {
    const outermost = this.alias === undefined;
    if (outermost) this.alias = at;
    const located = this.locate(alias.resolve(this.document) ?? null, key, depth + 1);
    if (outermost) this.alias = undefined;
    return located;
  }

  private list(items: readonly Node[], depth: number): Pick<Located, 'value' | 'children'> {
    const children = new Map(items.map((item, index) => [index, this.locate(item, undefined, depth + 1)]));
    return { value: [...children.values()].map(({ value }) => value), children };
  }

  private map(node: YAMLMap, depth: number): Pick<Located, 'value' | 'children'> {
    const children = new Map<string | number, Located>();
    const merged: Located[] = [];
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      const name = isScalar(key) ? String(key.value) : String(key);
      const child = this.locate(value, this.position(key), depth + 1);
      if (name === '<<')
        merged.push(...(Array.isArray(child.value) ? (child.children?.values() ?? []) : [child]));
      else children.set(name, child);
    }
    for (const source of merged) {
      for (const [name, child] of source.children ?? []) if (!children.has(name)) children.set(name, child);
    }
    return { value: Object.fromEntries([...children].map(([name, child]) => [name, child.value])), children };
  }

  private position(node: Node | null | undefined): Position | undefined {
    if (!node?.range) return undefined;
    const start = Math.min(node.range[0], this.length);
    const { line, col } = this.lines.linePos(start);
    const length = isScalar(node) ? Math.max(1, node.range[1] - start) : 1;
    return { file: this.file, line, column: col, length };
  }
}

/** The value at a path, or the nearest one above it that exists. */
export function nearest(root: Located, path: Path): Located {
  let here = root;
  for (const step of path) {
    const next = here.children?.get(step);
    if (!next) return here;
    here = next;
  }
  return here;
}
