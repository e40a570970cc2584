import type { OneOrMore, PolicyDocument, Statement } from '../iam-documents/policy-document';

/** A policy in the language of the management policies: nested objects ending in `@@` operators. */
export type ManagementPolicyDocument = { [key: string]: unknown };

/** What an organization policy of any type contains. */
export type OrganizationPolicyDocument = PolicyDocument | ManagementPolicyDocument;

/** The policy AWS attaches to every target when service control policies are enabled. */
export const FULL_AWS_ACCESS: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};

/** The list behind a value that may be a list or its only element; nothing gives the empty list. */
export function listOf<T>(value: OneOrMore<T> | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? [...(value as readonly T[])] : [value as T];
}

/** The statements of a document, in the order in which they are written. */
export function statementsOf(document: PolicyDocument): Statement[] {
  return listOf(document.Statement);
}

/** Whether a document is in the IAM policy language rather than in that of the management policies. */
export function isPolicyDocument(document: OrganizationPolicyDocument): document is PolicyDocument {
  return 'Statement' in document;
}
