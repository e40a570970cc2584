import { minify } from '../minify';
import { type PolicyDocument, type Statement, statementsOf } from '../policy-document';
import type { PolicyType } from '../policy-type';
import { type Bins, place } from './bins';
import { documentPrefix } from './packable';
import type { Guardrail, Move, PackedDocument, PackFinding, Placement } from './packing';
import { withSids } from './sids';

/** The documents that the packable guardrails of one group go into. */
export interface PackedGroup {
  /** The documents' name without number. */
  key: string;
  documents: PackedDocument[];
  bins: Bins;
  moves: Move[];
  findings: PackFinding[];
}

/** A guardrail's statements, ready to be put into a document. */
interface Packable {
  name: string;
  statements: Statement[];
  size: number;
}

/** What a document weighs without its statements. */
const FRAME = minify({ Version: '2012-10-17', Statement: [] }).length;

/** Packs the guardrails of one group. One that fits no document goes into one of its own and is reported. */
export function packed(
  group: string,
  type: PolicyType,
  guardrails: Guardrail[],
  maxCharacters: number,
  previous?: Placement,
): PackedGroup {
  const key = documentPrefix(group, type);
  // A comma less than statements; the frame's own bracket pair makes up for it.
  const capacity = maxCharacters - FRAME + 1;
  const packables = weigh(guardrails);
  const known = previous?.[key];
  const fitting = packables.filter(({ size }) => size <= capacity);
  const bins = new Map(place(fitting, capacity, known && new Map(Object.entries(known))));
  const oversized = packables.filter(({ size }) => size > capacity);
  for (const { name } of oversized) bins.set(name, Math.max(0, ...bins.values()) + 1);
  const numbers = [...new Set(bins.values())].sort((a, b) => a - b);
  const documents = numbers.map((number) => {
    const held = packables.filter(({ name }) => bins.get(name) === number);
    return toDocument(`${key}-${number}`, type, held, maxCharacters);
  });
  const findings = oversized.map(({ name, size }) => tooLarge(name, type, size, capacity));
  return { key, documents, bins, moves: movesBetween(known ?? {}, bins, key), findings };
}

function movesBetween(previous: Record<string, number>, bins: Bins, key: string): Move[] {
  return [...bins].flatMap(([guardrail, number]) => {
    const before = Object.hasOwn(previous, guardrail) ? previous[guardrail] : undefined;
    if (before === undefined || before === number) return [];
    return [{ guardrail, from: `${key}-${before}`, to: `${key}-${number}` }];
  });
}

/** Statements in the order of the guardrails' names, so that the order of declaration changes no document. */
function weigh(guardrails: Guardrail[]): Packable[] {
  const order = new Map(guardrails.map(({ name }, index) => [name, index]));
  const sorted = [...guardrails].sort((a, b) => (a.name < b.name ? -1 : 1));
  const raw = sorted.map(({ name, document }) => ({
    name,
    statements: statementsOf(document as PolicyDocument),
  }));
  return withSids(raw)
    .map(({ guardrail: { name }, statements }) => ({ name, statements, size: sizeOf(statements) }))
    .sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0));
}

/** Characters of the statements, each with a comma. */
function sizeOf(statements: Statement[]): number {
  return statements.reduce((sum, statement) => {
    const document: PolicyDocument = { Version: '2012-10-17', Statement: [statement, statement] };
    return sum + (minify(document).length - FRAME - 1) / 2 + 1;
  }, 0);
}

function toDocument(name: string, type: PolicyType, held: Packable[], maxCharacters: number): PackedDocument {
  const sorted = [...held].sort((a, b) => (a.name < b.name ? -1 : 1));
  const document: PolicyDocument = {
    Version: '2012-10-17',
    Statement: sorted.flatMap(({ statements }) => statements),
  };
  const content = minify(document);
  const origins = sorted.flatMap(({ name: guardrail, statements }) =>
    statements.map(({ Sid }, statement) => ({ sid: Sid, guardrail, statement })),
  );
  const guardrails = sorted.map((one) => one.name);
  return { name, type, document, content, guardrails, origins, characters: content.length, maxCharacters };
}

function tooLarge(guardrail: string, type: PolicyType, size: number, capacity: number): PackFinding {
  const message = `The guardrail ${guardrail} has ${size} characters; one policy holds ${capacity}.`;
  return { code: 'too-large', type, guardrail, message, fix: 'Split it into two guardrails.' };
}
