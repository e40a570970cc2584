import { listOf } from '../../iam-documents/policy-document';
import { isMap } from '../../organization/value-changes';
import type { Path } from '../reading/located';

/** What is wrong with an identity policy, and what would be right. */
export interface PolicyProblem {
  readonly message: string;
  readonly fix: string;
  /** where in the document; empty for all of it */
  readonly path: Path;
}

const elements = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];
const action = /^(?:\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+)$/;
const resource = /^(?:\*|arn:.+)$/;

/**
 * What IAM would refuse in an identity policy, such as a permission set's inline policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function identityPolicyProblems(document: unknown): PolicyProblem[] {
  if (!isMap(document)) return [problem('the policy is not a map', 'write Version and Statement')];
  const statements = listOf(document.Statement);
  return [
    ...(document.Version === '2012-10-17'
      ? []
      : [problem('Version is not "2012-10-17"', 'write Version: "2012-10-17", in quotes')]),
    ...(statements.length ? [] : [problem('it has no Statement', 'add a list of statements')]),
    ...Object.keys(document)
      .filter((name) => !['Version', 'Id', 'Statement'].includes(name))
      .map((name) => problem(`a policy has no ${name}`, 'it has Version, Id and Statement')),
    ...statements.flatMap((statement, index) =>
      statementProblems(statement, `statement ${index + 1}`).map((found) => ({
        ...found,
        path: ['Statement', index],
      })),
    ),
    ...repeatedSids(statements),
  ];
}

function statementProblems(statement: unknown, where: string): PolicyProblem[] {
  if (!isMap(statement)) return [problem(`${where} is not a map`, 'write Effect, Action and Resource')];
  const { Effect, Sid } = statement;
  return [
    ...(Effect === 'Allow' || Effect === 'Deny'
      ? []
      : [problem(`${where} has the effect ${String(Effect)}`, 'Effect is Allow or Deny')]),
    ...(Sid === undefined || /^[A-Za-z0-9]+$/.test(String(Sid))
      ? []
      : [problem(`${where} has the Sid ${String(Sid)}`, 'a Sid has letters and digits only')]),
    ...Object.keys(statement)
      .filter((name) => !elements.includes(name))
      .map((name) => problem(`${where} has ${name}`, unknownElement(name))),
    ...oneOf(statement, where, 'Action', action, 'an action has the form service:Action'),
    ...oneOf(statement, where, 'Resource', resource, 'a resource is an ARN or *'),
  ];
}

const unknownElement = (name: string): string =>
  /Principal/.test(name)
    ? 'whoever has the permission set is the principal; take it out'
    : `a statement has ${elements.join(', ')}`;

function oneOf(
  statement: Record<string, unknown>,
  where: string,
  name: string,
  pattern: RegExp,
  rule: string,
): PolicyProblem[] {
  const given = [statement[name], statement[`Not${name}`]].filter((value) => value !== undefined);
  if (given.length === 0)
    return [problem(`${where} has neither ${name} nor Not${name}`, 'give one of the two')];
  if (given.length === 2) return [problem(`${where} has both ${name} and Not${name}`, 'keep one of the two')];
  return listOf(given[0])
    .filter((value) => !pattern.test(String(value)))
    .map((value) => problem(`${where} names ${String(value)}`, rule));
}

function repeatedSids(statements: readonly unknown[]): PolicyProblem[] {
  const sids = statements.flatMap((statement) =>
    isMap(statement) && typeof statement.Sid === 'string' ? [statement.Sid] : [],
  );
  return [...new Set(sids.filter((sid, index) => sids.indexOf(sid) < index))].map((sid) =>
    problem(`the Sid ${sid} is given twice`, 'a Sid is given once in a policy'),
  );
}

const problem = (message: string, fix: string): PolicyProblem => ({
  message,
  fix,
  path: [],
});
