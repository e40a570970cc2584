import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { type DocumentTooLarge, keyText, longestText } from './located';

/** A position in a YAML text, and what is wrong there. */
interface Mistake {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
  readonly fix: string;
  readonly code: 'yaml-syntax' | 'duplicate-key';
}

/** What the parser says in words of its own, said again for people: the message, where ours is better, and the cure. */
const known: readonly (readonly [
  mistake: RegExp,
  said: { readonly message?: string; readonly fix: string },
])[] = [
  [/^TAB_AS_INDENT/, { fix: 'indent with spaces' }],
  [
    /^MULTIPLE_DOCS/,
    {
      message: 'a second document begins here',
      fix: 'take the line --- out, or put what follows into a file of its own and name that under include',
    },
  ],
  [
    /^BLOCK_AS_IMPLICIT_KEY/,
    {
      message: 'a key and its value begin in the middle of another value',
      fix: 'indent this line as the one that it belongs to; put a value that holds a colon and a space in quotes',
    },
  ],
  [
    /^MULTILINE_IMPLICIT_KEY|^MISSING_CHAR Implicit map keys/,
    {
      message: 'this line has no key with a colon',
      fix: 'write "key: value", with a space after the colon',
    },
  ],
  [/^RESOURCE_EXHAUSTION/, { message: 'it is nested too deep', fix: 'nothing here needs so many levels' }],
];

/**
 * A YAML text as a document. Always YAML 1.2, whatever version the text claims to be: in 1.1, `no` is false and a date
 * is no text.
 *
 * @param lines takes where lines begin
 */
export function parsed(text: string, lines: LineCounter): Document {
  const { stackTraceLimit } = Error;
  // The parser makes an error of every mark that it does not expect, and a trace of its own code takes longer than all else.
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      schema: 'core',
      resolveKnownTags: false,
      // The parser compares every key with every other; `keysGivenTwice` does not.
      uniqueKeys: false,
    });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The keys that are given twice in the same map, each from the second time on. */
export function keysGivenTwice(document: Document): Node[] {
  const twice: Node[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        const name = keyText(key);
        if (isScalar(key) && seen.has(name)) twice.push(key);
        seen.add(name);
      }
    },
  });
  return twice;
}

/** The diagnostic for a document that is more than can be looked at. */
export const documentTooLarge = ({ reason, at }: DocumentTooLarge): Diagnostic => ({
  severity: 'error',
  at,
  ...reasons[reason],
});

const reasons: Readonly<Record<DocumentTooLarge['reason'], Pick<Diagnostic, 'code' | 'message' | 'fix'>>> = {
  aliases: {
    code: 'alias-bomb',
    message: 'aliases in this file expand to more than 200,000 values',
    fix: 'write the values out, or let accounts inherit them by accountDefaults',
  },
  depth: {
    code: 'yaml-syntax',
    message: 'this is nested too deep: a hundred levels are read',
    fix: 'nothing here needs so many levels',
  },
  text: {
    code: 'invalid-value',
    message: `this text has more than ${longestText.toLocaleString('en-US')} characters`,
    fix: 'AWS takes no text of that length; shorten it',
  },
};

/**
 * What is wrong with the YAML of a file: keys that are given twice, then the first mistake of any other kind. A parser
 * that has lost its way finds mistakes to the end of the file, which are none.
 *
 * @param text what the document was parsed from
 */
export function syntaxOf(document: Document, file: string, lines: LineCounter, text: string): Diagnostic[] {
  const [first] = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0]);
  const mistakes = [
    ...keysGivenTwice(document).map(duplicate),
    ...(first ? [misread(first)] : [...tags(document), ...references(document)]),
  ];
  return mistakes.map((mistake) => diagnostic(mistake, file, lines, text));
}

const duplicate = (key: Node): Mistake => ({
  ...at(key, `${keyText(key)} is given twice in the same map`, 'keep one of the two'),
  code: 'duplicate-key',
});

function misread({ code, message, pos }: Document['errors'][number]): Mistake {
  const said = known.find(([mistake]) => mistake.test(`${code} ${message}`))?.[1];
  const what = said?.message ?? (message.split('\n')[0] ?? '').replace(/^./, (c) => c.toLowerCase());
  const fix = said?.fix ?? 'check the indentation, colons and quotes here and on the line above';
  return { code: 'yaml-syntax', offset: pos[0], length: 1, message: `this is not YAML: ${what}`, fix };
}

/**
 * Reports tags such as `!Ref` and `!GetAtt`, which mean something in CloudFormation and org-formation and would be
 * dropped silently here.
 */
function tags(document: Document): Mistake[] {
  return document.warnings
    .filter(({ code }) => code === 'TAG_RESOLVE_FAILED')
    .map(({ message, pos }) => ({
      code: 'yaml-syntax' as const,
      offset: pos[0],
      length: Math.max(1, pos[1] - pos[0]),
      message: `${message.replace(/^Unresolved tag: /, '').replace('tag:yaml.org,2002:', '!!')} means nothing here`,
      fix: 'name accounts, OUs and policies as they are called in this file; put a text that begins with ! in quotes',
    }));
}

/** Aliases of nothing, which stand for no value, and merges of what is no map, which add nothing. */
function references(document: Document): Mistake[] {
  const anchors = new Map<string, Node>();
  const found: Mistake[] = [];
  const meant = (node: unknown) => (isAlias(node) ? anchors.get(node.source) : node);
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) {
        if (node.anchor) anchors.set(node.anchor, node);
        return;
      }
      if (anchors.has(node.source)) return;
      const message = `there is no anchor &${node.source} above`;
      found.push(at(node, message, 'put a text that begins with * in quotes'));
    },
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || key.value !== '<<' || (isAlias(value) && !meant(value))) return;
      const fix = 'write <<: *name, where &name stands before a map above';
      if (!isMap(meant(value)) && !isSeq(meant(value)))
        found.push(at(key, '<< takes in a map, and this is none', fix));
    },
  });
  return found;
}

const at = ({ range }: Node, message: string, fix: string): Mistake => ({
  code: 'yaml-syntax',
  offset: range?.[0] ?? 0,
  length: range ? range[1] - range[0] : 1,
  message,
  fix,
});

function diagnostic(mistake: Mistake, file: string, lines: LineCounter, text: string): Diagnostic {
  const { offset, length, ...rest } = mistake;
  const { line, col } = lines.linePos(Math.min(offset, Math.max(0, text.length - 1)));
  const place: Position = { file, line, column: col, length };
  return { ...rest, severity: 'error', at: place };
}
