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
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Position } from '../diagnostics/diagnostic';

/** A path into the organization file: keys and list indices from the top. */
export type Path = readonly (string | number)[];

/** A value of the file, with the positions of it and of its key. */
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

/** A map with the places of one level and the children given. */
export function mapOf(level: Located, children: ReadonlyMap<string | number, Located>): Located {
  return {
    ...level,
    value: Object.fromEntries([...children].map(([name, child]) => [name, child.value])),
    children,
  };
}

/** What the aliases of a file may expand to; above it, anchors are an attack or an accident. */
const mostAliased = 200_000;

/** Levels that values are nested in at most: AWS nests OUs five deep, and policies hardly deeper. */
const deepest = 100;

/** Characters of a text or a key at most: twice the largest template that AWS takes in a call. Patterns of texts can overflow the stack on more. */
export const longestText = 100_000;

/** Thrown when a document exceeds a limit. `at` is the value that exceeds it. */
export class DocumentTooLarge extends Error {
  constructor(
    readonly reason: 'aliases' | 'depth' | 'text',
    readonly at: Position,
  ) {
    super(`too much to read: ${reason}`);
  }
}

/**
 * Turns a parsed document into values that know where they were written; follows aliases and merge keys (`<<`).
 *
 * @throws {DocumentTooLarge} when aliases expand to more than 200,000 values or to themselves, values are nested too deep, or a
 *   text is too long
 */
export function locate(document: Document, file: string, lines: LineCounter, length: number): Located {
  return new Locator(document, file, lines, length).locate(document.contents as Node | null);
}

/** What was made of a node, how many values that is, and how deep they are nested. */
interface Made {
  readonly located: Located;
  readonly size: number;
}

class Locator {
  private size = 0;
  private aliased = 0;
  private readonly made = new Map<Node, Made>();
  private readonly open = new Set<Node>();
  private readonly targets: ReadonlyMap<Node, Node>;

  constructor(
    document: Document,
    private readonly file: string,
    private readonly lines: LineCounter,
    private readonly length: number,
  ) {
    this.targets = aliasTargets(document);
  }

  locate(node: Node | null, key?: Position, depth = 0): Located {
    const at = this.position(node) ?? key ?? { file: this.file, line: 1, column: 1, length: 1 };
    this.size += 1;
    if (depth > deepest) throw new DocumentTooLarge('depth', at);
    const place = key ? { at, key } : { at };
    if (isAlias(node)) return { ...this.followed(node, at, depth), ...place };
    if (isMap(node)) return { ...place, ...this.map(node, depth) };
    if (isSeq(node)) return { ...place, ...this.list(node.items as Node[], depth) };
    if (isScalar(node)) {
      if (lengthOf(node) > longestText) throw new DocumentTooLarge('text', at);
      return { value: node.value, ...place, ...(node.source !== undefined && { source: node.source }) };
    }
    return { value: null, ...place };
  }

  /** What an alias stands for: made once, counted each time. */
  private followed(alias: Alias, at: Position, depth: number): Located {
    const target = this.targets.get(alias);
    if (!target) return { value: null, at };
    if (this.open.has(target)) throw new DocumentTooLarge('aliases', at);
    const { located, size } = this.made.get(target) ?? this.make(target, depth);
    this.size += size;
    this.aliased += size;
    if (this.aliased > mostAliased) throw new DocumentTooLarge('aliases', at);
    return located;
  }

  private make(target: Node, depth: number): Made {
    const before = this.size;
    this.open.add(target);
    const located = this.locate(target, undefined, depth + 1);
    this.open.delete(target);
    const made = { located, size: this.size - before };
    this.size = before;
    this.made.set(target, made);
    return made;
  }

  private list(items: readonly Node[], depth: number): Pick<Located, 'value' | 'children'> {
    const children = new Map(items.map((item, index) => [index, this.locate(item, undefined, depth + 1)]));
    return { value: [...children.values()].map(({ value }) => value), children };
  }

  private map(node: YAMLMap, depth: number): Pick<Located, 'value' | 'children'> {
    const children = new Map<string | number, Located>();
    const merged: Located[] = [];
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      const name = keyText(key);
      const place = this.position(key);
      if (place && name.length > longestText) throw new DocumentTooLarge('text', place);
      const child = this.locate(value, place, depth + 1);
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

const lengthOf = ({ value, source = '' }: Scalar): number =>
  Math.max(source.length, typeof value === 'string' ? value.length : 0);

/** A key as text; one that is a map or a list, which nothing here has, only by its kind. */
export function keyText(key: unknown): string {
  if (isScalar(key)) return String(key.value);
  if (isAlias(key)) return `*${key.source}`;
  return isMap(key) ? '{…}' : isSeq(key) ? '[…]' : '';
}

/** What each alias stands for: the last node before it that has its anchor. */
function aliasTargets(document: Document): Map<Node, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target) targets.set(node, target);
      } else if (node.anchor) anchors.set(node.anchor, node);
    },
  });
  return targets;
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
