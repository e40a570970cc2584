import { checkContent, checkShape, type Finding } from '../../src/guardrails/check';
import type { PolicyType } from '../../src/guardrails/policy-type';

/** All that `landfall check` finds in a policy document of a type: its structure, then its names and meaning. */
export async function findingsOf(document: unknown, type: PolicyType): Promise<Finding[]> {
  return [...checkShape(document, type), ...(await checkContent(document, type))];
}
