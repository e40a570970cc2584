import {
  listOf,
  type PolicyDocument,
  type PrincipalBlock,
  type Statement,
  statementsOf,
} from '../../iam-documents/policy-document';
import { matchesTokens, tokenize } from '../wildcard';
import { matchesResource } from './arn';
import { type Condition, conditionsOf, meets } from './condition';
import type { Context } from './context';
import { isServicePrincipal, type Request } from './request';

/** A statement prepared for many requests. */
export interface PreparedStatement {
  /** The statement's `Sid`, or its position counted from 0. */
  readonly id: string | number;
  readonly effect: 'Allow' | 'Deny';
  matches(request: Request, context: Context): boolean;
}

const prepared = new WeakMap<PolicyDocument, PreparedStatement[]>();

/**
 * The statements of a document, prepared once per document object.
 *
 * @throws Error for a condition operator that does not exist
 */
export function prepare(document: PolicyDocument): PreparedStatement[] {
  const known = prepared.get(document);
  if (known) return known;
  const statements = statementsOf(document).map(prepareStatement);
  prepared.set(document, statements);
  return statements;
}

/** A statement applies when every one of its elements matches; an element that is left out always does. */
function prepareStatement(statement: Statement, index: number): PreparedStatement {
  const matchesAction = actionMatcher(statement);
  const conditions: Condition[] = conditionsOf(statement.Condition);
  return {
    id: statement.Sid ?? index,
    effect: statement.Effect,
    matches: (request, context) =>
      matchesAction(request.action) &&
      matchesResources(statement, request.resource ?? '*', context) &&
      matchesPrincipals(statement, request.principal, context) &&
      conditions.every((condition) => meets(condition, context)),
  };
}

/** Actions are matched without regard to case, wildcards anywhere. Most are literal and are only looked up. */
function actionMatcher(statement: Statement): (action: string) => boolean {
  const negated = statement.NotAction !== undefined;
  const patterns = listOf(negated ? statement.NotAction : statement.Action).map((one) => one.toLowerCase());
  const literals = new Set(patterns.filter((pattern) => !/[*?]/.test(pattern)));
  const wildcards = patterns.filter((pattern) => /[*?]/.test(pattern)).map(tokenize);
  return (action) => {
    const lower = action.toLowerCase();
    if (literals.has(lower)) return !negated;
    const text = Array.from(lower);
    return wildcards.some((pattern) => matchesTokens(pattern, text)) !== negated;
  };
}

function matchesResources(statement: Statement, resource: string, context: Context): boolean {
  const negated = statement.NotResource !== undefined;
  const patterns = negated ? statement.NotResource : statement.Resource;
  if (patterns === undefined) return true;
  return listOf(patterns).some((pattern) => matchesResource(pattern, resource, context)) !== negated;
}

function matchesPrincipals(statement: Statement, principal: string, context: Context): boolean {
  if (statement.NotPrincipal !== undefined) return !isNamed(statement.NotPrincipal, principal, context);
  return statement.Principal === undefined || isNamed(statement.Principal, principal, context);
}

/**
 * Whether a `Principal` element names a principal. Organizations takes only `*` there; the rest is read so that
 * a document with more is at least answered in its own sense.
 */
function isNamed(block: PrincipalBlock, principal: string, context: Context): boolean {
  if (block === '*') return true;
  const arn = context.get('aws:principalarn')?.values[0];
  const account = context.get('aws:principalaccount')?.values[0];
  return Object.entries(block).some(([kind, names]) =>
    listOf(names).some((name) => {
      if (kind === 'Service') return isServicePrincipal(principal) && name === principal;
      if (kind !== 'AWS') return name === principal;
      return name === '*' || name === arn || name === principal || isAccount(name, account);
    }),
  );
}

function isAccount(name: string, account: string | undefined): boolean {
  return account !== undefined && (name === account || name.endsWith(`:iam::${account}:root`));
}
