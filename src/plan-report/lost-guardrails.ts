import { type DocumentChange, documentChanges } from '../guardrails/document-changes';
import type { Change } from '../terraform-runs/model';
import { parsed } from './parsed';

/** The description that packed policies get: which guardrails are in the document. */
const packed = /^Guardrails: (.*)$/;

/** The guardrails that an update takes out of a packed document, which its description lists by name. */
export function lostGuardrails(change: Change): string[] {
  if (!isUpdate(change)) return [];
  const after = namesIn(change, 'after');
  return namesIn(change, 'before').filter((name) => !after.includes(name));
}

/** The guardrails that come into a packed document: one that only moves there is not lost. */
export const gainedGuardrails = (change: Change): string[] => {
  const before = namesIn(change, 'before');
  return namesIn(change, 'after').filter((name) => !before.includes(name));
};

/**
 * What an update weakens in a policy whose guardrails stay: statements that are gone, deny less or allow more, and
 * settings of a management policy that are gone.
 */
export function weakenedStatements(change: Change): DocumentChange[] {
  if (!isUpdate(change)) return [];
  const out = lostGuardrails(change).map(letters);
  const [before, after] = [readValue(change, 'content', 'before'), readValue(change, 'content', 'after')];
  if (typeof before !== 'string' || typeof after !== 'string') return [];
  const [old, now] = [parsed(before), parsed(after)];
  return documentChanges(old, now).filter(
    (each) => weakens(each, old) && !out.some((name) => letters(each.name).startsWith(name)),
  );
}

function weakens(change: DocumentChange, document: unknown): boolean {
  const statements = typeof document === 'object' && document !== null && 'Statement' in document;
  if (!statements) return change.action === 'removed';
  const { details } = change;
  return change.weakens && !(details.length && details.every(onlyJoins));
}

/** A region that joins those where work is allowed; each governed region does so. */
const onlyJoins = (detail: string): boolean =>
  /^Condition \S+ aws:RequestedRegion \+ [^ ]+( \+ [^ ]+)*$/.test(detail);

const isUpdate = ({ type, action }: Change): boolean =>
  type === 'aws_organizations_policy' && (action === 'update' || action === 'import');

/** Sids of a packed document begin with the guardrail's name, without what a Sid may not hold. */
const letters = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();

function namesIn(change: Change, side: 'before' | 'after'): string[] {
  const description = readValue(change, 'description', side);
  const list = typeof description === 'string' ? packed.exec(description)?.[1] : undefined;
  return list?.split(', ').filter(Boolean) ?? [];
}

function readValue({ attributes }: Change, name: string, side: 'before' | 'after'): unknown {
  const text = attributes.find((attribute) => attribute.name === name)?.[side];
  return text === undefined ? undefined : parsed(text);
}
