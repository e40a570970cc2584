import { statementsOf } from '../../iam-documents/policy-document';
import { isPolicyDocument } from '../policy-document';
import { isAuthorizationPolicyType } from '../policy-type';
import type { Guardrail } from './packing';

/** Whether a guardrail's statements may move into a document with others without a change of meaning. */
export function isPackable({ pack, type, document }: Guardrail): boolean {
  if (!pack || !isAuthorizationPolicyType(type) || !isPolicyDocument(document)) return false;
  return document.Version === '2012-10-17' && statementsOf(document).every(({ Effect }) => Effect === 'Deny');
}
