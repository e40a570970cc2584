/** One string or several: the IAM policy language takes either wherever it takes a list. */
export type OneOrMore<T> = T | T[];

/** A value of a condition key as it may stand in JSON; AWS reads numbers and booleans as their text. */
export type ConditionValue = string | number | boolean;

/** `{ "StringEquals": { "aws:RequestedRegion": ["eu-west-1"] } }` */
export type ConditionBlock = Record<string, Record<string, OneOrMore<ConditionValue>>>;

/** `*` for everybody, or principals by their kind: `{ "AWS": "arn:aws:iam::111122223333:root" }`. */
export type PrincipalBlock = '*' | Record<string, OneOrMore<string>>;

/** A statement as it is written. `Action` or `NotAction`, `Resource` or `NotResource`, never both. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: PrincipalBlock;
  readonly NotPrincipal?: PrincipalBlock;
  readonly Action?: OneOrMore<string>;
  readonly NotAction?: OneOrMore<string>;
  readonly Resource?: OneOrMore<string>;
  readonly NotResource?: OneOrMore<string>;
  readonly Condition?: ConditionBlock;
}

/**
 * A policy in the IAM policy language.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface PolicyDocument {
  readonly Version?: '2012-10-17' | '2008-10-17';
  readonly Id?: string;
  readonly Statement: OneOrMore<Statement>;
}

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
  return Array.isArray(value) ? value : [value];
}

/** The statements of a document, in the order in which they are written. */
export function statementsOf(document: PolicyDocument): Statement[] {
  return listOf(document.Statement);
}

/** Whether a document is in the IAM policy language rather than in that of the management policies. */
export function isPolicyDocument(document: OrganizationPolicyDocument): document is PolicyDocument {
  return 'Statement' in document;
}
