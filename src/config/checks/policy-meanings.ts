import { checkContent } from '../../guardrails/check';
import { withValidPolicies } from '../documents/valid-policies';
import type { SlowCheck } from './context';
import { fromFinding } from './guardrails';

/** Names in policies that IAM does not know, and statements that never match or say what another says already. */
export const policyMeanings: SlowCheck = async (context) => {
  const found = await Promise.all(
    withValidPolicies(context).policies.map(async ({ name, type }) => {
      const source = context.documents.get(name);
      if (!source || source.ready) return [];
      const findings = await checkContent(source.document, type);
      return findings.map((finding) => fromFinding(name, finding, source));
    }),
  );
  return found.flat();
};
