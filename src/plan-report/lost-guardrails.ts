import type { Change } from '../terraform-runs/model';

/** The description that packed policies get: which guardrails are in the document. */
const packed = /^Guardrails: (.*)$/;

/**
 * The guardrails that an update takes out of a policy document: by name where several are packed into one (its description
 * lists them), else by the ids of the statements that are gone.
 */
export function lostGuardrails(change: Change): string[] {
  if (change.type !== 'aws_organizations_policy' || change.action !== 'update') return [];
  const [before, after] = [namesIn(change, 'before'), namesIn(change, 'after')];
  if (before.length) return before.filter((name) => !after.includes(name));
  const statements = statementsOf(change, 'after');
  return statementsOf(change, 'before').filter((id) => !statements.includes(id));
}

/** The guardrails that come into a packed document: one that only moves there is not lost. */
export const gainedGuardrails = (change: Change): string[] => {
  const before = namesIn(change, 'before');
  return namesIn(change, 'after').filter((name) => !before.includes(name));
};

function namesIn(change: Change, side: 'before' | 'after'): string[] {
  const description = readValue(change, 'description', side);
  const list = typeof description === 'string' ? packed.exec(description)?.[1] : undefined;
  return list?.split(', ').filter(Boolean) ?? [];
}

function statementsOf(change: Change, side: 'before' | 'after'): string[] {
  const content = readValue(change, 'content', side);
  if (typeof content !== 'string') return [];
  try {
    const { Statement: all = [] } = JSON.parse(content) as {
      Statement?: { Sid?: string }[] | { Sid?: string };
    };
    return [all].flat().flatMap(({ Sid }) => (Sid ? [Sid] : []));
  } catch {
    return [];
  }
}

function readValue({ attributes }: Change, name: string, side: 'before' | 'after'): unknown {
  const text = attributes.find((attribute) => attribute.name === name)?.[side];
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
