import {
  type PolicyDocument,
  policyOf,
  type Statement,
  statementsOf,
} from '../../iam-documents/policy-document';
import { minify } from '../minify';
import type { PolicyType } from '../policy-type';
import { place } from './bins';
import { documentKind, documentName } from './document-names';
import type { Guardrail, PackedDocument } from './packing';
import { withSids } from './sids';

/** A guardrail's statements, ready to be put into a document. */
interface Packable {
  readonly name: string;
  readonly statements: Statement[];
  readonly size: number;
}

/** What a document weighs without its statements. */
const FRAME = minify(policyOf()).length;

/**
 * The documents that the packable guardrails of a target go into. A guardrail that fits none, which the Sids that it
 * gets here may bring about, goes into one of its own and makes that too large.
 */
export function packed(
  target: string,
  type: PolicyType,
  guardrails: readonly Guardrail[],
  maxCharacters: number,
): PackedDocument[] {
  // A comma less than statements; the frame's own bracket pair makes up for it.
  const capacity = maxCharacters - FRAME + 1;
  const packables = weigh(guardrails);
  const fits = ({ size }: Packable) => size <= capacity;
  const bins = new Map(place(packables.filter(fits), capacity));
  for (const { name } of packables.filter((one) => !fits(one)))
    bins.set(name, Math.max(0, ...bins.values()) + 1);
  const numbers = [...new Set(bins.values())].sort((a, b) => a - b);
  return numbers.map((number) => {
    const held = packables.filter(({ name }) => bins.get(name) === number);
    const name = documentName({ target, kind: documentKind(type), number });
    return toDocument(name, type, held, maxCharacters);
  });
}

/** Statements in the order of the guardrails' names, so that the order of declaration changes no document. */
function weigh(guardrails: readonly Guardrail[]): Packable[] {
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
    return sum + (minify(policyOf(statement, statement)).length - FRAME - 1) / 2 + 1;
  }, 0);
}

function toDocument(name: string, type: PolicyType, held: Packable[], maxCharacters: number): PackedDocument {
  const sorted = [...held].sort((a, b) => (a.name < b.name ? -1 : 1));
  const document = policyOf(...sorted.flatMap(({ statements }) => statements));
  const content = minify(document);
  const guardrails = sorted.map((one) => one.name);
  return { name, type, document, content, guardrails, characters: content.length, maxCharacters };
}
