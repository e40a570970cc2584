import {
  isPolicyDocument,
  type OrganizationPolicyDocument,
  type Statement,
  statementsOf,
} from '../policy-document';
import { isAuthorizationPolicyType, type PolicyType } from '../policy-type';
import { covers } from './coverage';

interface NamedPolicy {
  name: string;
  type: PolicyType;
  document: OrganizationPolicyDocument;
}

/** A statement that denies nothing which another policy in force at the same place does not deny already. */
export interface CoveredStatement {
  policy: string;
  /** Position of the statement, from 0. */
  statement: number;
  by: string;
  message: string;
}

/**
 * Statements that deny what another policy on the same path denies anyway. Only denials are compared: what two
 * policies allow adds up on one level and narrows from level to level.
 *
 * @param policies all policies in force on an account, root first; of two equal ones the later is too much
 */
export function coveredAcross(policies: NamedPolicy[]): CoveredStatement[] {
  const denials = policies.flatMap(denialsOf);
  return denials.flatMap((narrow, index) => {
    const by = denials.find((broad, other) => {
      if (
        broad.policy === narrow.policy ||
        broad.type !== narrow.type ||
        !covers(broad.written, narrow.written)
      )
        return false;
      return other < index || !covers(narrow.written, broad.written);
    });
    if (!by) return [];
    const { policy, statement } = narrow;
    const message = `Statement ${statement + 1} of ${policy} denies only what ${by.policy} denies already.`;
    return [{ policy, statement, by: by.policy, message }];
  });
}

interface Denial {
  policy: string;
  type: PolicyType;
  statement: number;
  written: Statement;
}

function denialsOf({ name, type, document }: NamedPolicy): Denial[] {
  if (!isAuthorizationPolicyType(type) || !isPolicyDocument(document)) return [];
  return statementsOf(document)
    .map((written, statement) => ({ policy: name, type, statement, written }))
    .filter(({ written }) => written.Effect === 'Deny');
}
