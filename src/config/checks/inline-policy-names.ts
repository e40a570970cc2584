import { checkNames } from '../../guardrails/check/names';
import type { PolicyDocument } from '../../iam-documents/policy-document';
import { nearest } from '../reading/located';
import type { SlowCheck } from './context';
import { fromFinding } from './guardrails';
import { identityPolicyProblems } from './identity-policy';

/** Actions, services, condition keys and variables in permission sets' inline policies that IAM does not know. */
export const inlinePolicyNames: SlowCheck = async ({ file, root }) => {
  const permissionSets = Object.entries(file.identityCenter?.permissionSets ?? {});
  const found = await Promise.all(
    permissionSets.map(async ([name, { inlinePolicy, inlinePolicyFile }]) => {
      if (!inlinePolicy || identityPolicyProblems(inlinePolicy).length) return [];
      const key = inlinePolicyFile === undefined ? 'inlinePolicy' : 'inlinePolicyFile';
      const located = nearest(root, ['identityCenter', 'permissionSets', name, key]);
      const findings = await checkNames(inlinePolicy as unknown as PolicyDocument, 'SERVICE_CONTROL_POLICY');
      return findings.map((finding) =>
        fromFinding(`of permission set ${name}`, finding, { document: inlinePolicy, located }),
      );
    }),
  );
  return found.flat();
};
