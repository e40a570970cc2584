/** One value or several: the IAM policy language takes either wherever it takes a list. */
export type OneOrMore<T> = T | readonly T[];

/** A value of a condition key as it may stand in JSON; AWS reads numbers and booleans as their text. */
export type ConditionValue = string | number | boolean;

/** `{ "StringEquals": { "aws:RequestedRegion": ["eu-west-1"] } }` */
export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, OneOrMore<ConditionValue>>>>>;

/** `*` for everybody, or principals by their kind: `{ "AWS": "arn:aws:iam::111122223333:root" }`. */
export type PrincipalBlock = '*' | Readonly<Record<string, OneOrMore<string>>>;

/**
 * A statement of any policy in the IAM policy language: identities, resources, trust, keys, topics, organization policies.
 * `Action` or `NotAction`, `Resource` or `NotResource`, never both; a trust policy has no resource.
 */
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
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface PolicyDocument {
  readonly Version?: '2012-10-17' | '2008-10-17';
  readonly Id?: string;
  readonly Statement: OneOrMore<Statement>;
}

/** A document of statements, in the current version of the language. */
export const policyOf = (...statements: readonly Statement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements,
});

/**
 * A document of statements as JSON. Its strings may hold expressions without quotes (`${local.account_id}`), because
 * JSON would escape quotes inside the template.
 */
export const policyJson = (statements: readonly Statement[]): string =>
  JSON.stringify(policyOf(...statements));

/** A value as a list: a single element becomes a list of one, undefined the empty list. */
export function listOf<T>(value: OneOrMore<T> | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? [...(value as readonly T[])] : [value as T];
}

/** The statements of a document, in the order in which they are written. */
export function statementsOf(document: PolicyDocument): Statement[] {
  return listOf(document.Statement);
}
