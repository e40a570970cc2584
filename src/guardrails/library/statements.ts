import type { ConditionBlock, OneOrMore, Statement } from '../../iam-documents/policy-document';

type Rest = Pick<Statement, 'Sid' | 'Principal' | 'Resource' | 'NotResource'> & {
  Condition?: ConditionBlock;
};

/** A statement that denies actions, on everything unless told otherwise. */
export function deny(Action: OneOrMore<string>, rest: Rest = {}): Statement {
  const { Condition, ...elements } = rest;
  const anywhere = rest.NotResource === undefined && rest.Resource === undefined ? { Resource: '*' } : {};
  const conditions = Condition && Object.keys(Condition).length > 0 ? { Condition } : {};
  return { Effect: 'Deny', Action, ...anywhere, ...elements, ...conditions };
}

/** A value of a management policy. */
export function assign<T>(value: T): { '@@assign': T } {
  return { '@@assign': value };
}
