import { minify } from '../minify';
import type { OrganizationPolicyDocument } from '../policy-document';
import type { PolicyType } from '../policy-type';
import { error, type Finding } from './finding';
import { type PolicyQuotas, QUOTAS } from './quotas';

/** Whether a document, minified, fits AWS's maximum size for its type. */
export function checkSize(
  document: OrganizationPolicyDocument,
  type: PolicyType,
  quotas: Partial<PolicyQuotas> = {},
): Finding[] {
  const { maxCharacters } = quotas[type] ?? QUOTAS[type];
  const size = minify(document).length;
  if (size <= maxCharacters) return [];
  const message = `The policy has ${size} characters without white space; AWS takes ${maxCharacters}.`;
  return [error('too-large', [], message, `Shorten it by ${size - maxCharacters} characters or split it.`)];
}
