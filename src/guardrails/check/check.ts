import type { PolicyDocument } from '../policy-document';
import { isAuthorizationPolicyType, type PolicyType } from '../policy-type';
import type { Finding } from './finding';
import { checkManagementPolicy } from './management';
import { checkMeaning } from './meaning';
import { checkNames } from './names';
import { checkStructure } from './structure';

/**
 * All that is wrong or doubtful with a policy document of a type, in the order of the document. Names and
 * meaning are looked at only in a document whose structure is sound.
 *
 * @param document the parsed JSON, which may be anything
 */
export async function checkPolicy(document: unknown, type: PolicyType): Promise<Finding[]> {
  const structure = isAuthorizationPolicyType(type)
    ? checkStructure(document, type)
    : checkManagementPolicy(document, type);
  if (structure.some(({ severity }) => severity === 'error')) return structure;
  if (!isAuthorizationPolicyType(type)) return structure;
  const policy = document as PolicyDocument;
  return [...structure, ...(await checkNames(policy, type)), ...(await checkMeaning(policy))];
}
