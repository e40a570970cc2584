import type { PolicyDocument } from '../../iam-documents/policy-document';
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
 * What is doubtful in the names and the meaning of a policy document: what `checkShape` does not look at. They are
 * looked at only in a document whose structure is sound.
 *
 * @param document the parsed JSON, which may be anything
 */
export async function checkContent(document: unknown, type: PolicyType): Promise<Finding[]> {
  const isSound = !checkShape(document, type).some(({ severity }) => severity === 'error');
  if (!isSound || !isAuthorizationPolicyType(type)) return [];
  const policy = document as PolicyDocument;
  return [...(await checkNames(policy, type)), ...(await checkMeaning(policy))];
}
