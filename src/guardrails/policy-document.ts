import { type PolicyDocument, policyOf } from '../iam-documents/policy-document';

/** A policy in the language of the management policies: nested objects ending in `@@` operators. */
export type ManagementPolicyDocument = { [key: string]: unknown };

/** What an organization policy of any type contains. */
export type OrganizationPolicyDocument = PolicyDocument | ManagementPolicyDocument;

/** The policy AWS attaches to every target when service control policies are enabled. */
export const FULL_AWS_ACCESS: PolicyDocument = policyOf({
  Effect: 'Allow',
  Action: '*',
  Resource: '*',
});

/** Whether a document is in the IAM policy language rather than in that of the management policies. */
export function isPolicyDocument(document: OrganizationPolicyDocument): document is PolicyDocument {
  return 'Statement' in document;
}
