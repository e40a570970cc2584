import type { PolicyDocument } from '../policy-document';
import { isAuthorizationPolicyType, type PolicyType } from '../policy-type';
import type { Finding } from './finding';
import { checkManagementPolicy } from './management';
import { checkMeaning } from './meaning';
import { checkNames } from './names';
import { checkStructure } from './structure';

/** What AWS would refuse in a policy document of a type, or not understand: its structure alone, found at once. */
export const checkShape = (document: unknown, type: PolicyType): Finding[] =>
  isAuthorizationPolicyType(type) ? checkStructure(document, type) : checkManagementPolicy(document, type);

/**
 * All that is wrong or doubtful with a policy document of a type, in the order of the document. Names and
 * meaning are looked at only in a document whose structure is sound.
 *
 * @param document the parsed JSON, which may be anything
 */
export async function checkPolicy(document: unknown, type: PolicyType): Promise<Finding[]> {
  const shape = checkShape(document, type);
  if (shape.some(({ severity }) => severity === 'error') || !isAuthorizationPolicyType(type)) return shape;
  const policy = document as PolicyDocument;
  return [...shape, ...(await checkNames(policy, type)), ...(await checkMeaning(policy))];
}
