import type { PolicyDocument } from '../../iam-documents/policy-document';
import { isAuthorizationPolicyType, type PolicyType } from '../policy-type';
import type { Finding } from './finding';
import { checkManagementPolicy } from './management';
import { checkMeaning } from './meaning';
import { checkNames } from './names';
import { checkStructure } from './structure';

/**
 * Checks the structure of a policy document of a type: what AWS would reject or could not parse. Synchronous and fast.
 */
export const checkShape = (document: unknown, type: PolicyType): Finding[] =>
  isAuthorizationPolicyType(type) ? checkStructure(document, type) : checkManagementPolicy(document, type);

/**
 * Checks the names and the meaning of a policy document, which `checkShape` does not. Only a document with a valid
 * structure is checked.
 *
 * @param document the parsed JSON, which may be anything
 */
export async function checkContent(document: unknown, type: PolicyType): Promise<Finding[]> {
  const isSound = !checkShape(document, type).some(({ severity }) => severity === 'error');
  if (!isSound || !isAuthorizationPolicyType(type)) return [];
  const policy = document as PolicyDocument;
  return [...(await checkNames(policy, type)), ...(await checkMeaning(policy))];
}
