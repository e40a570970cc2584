import { listOf, type OneOrMore, type Statement } from '../../iam-documents/policy-document';
import { type Condition, conditionsOf } from '../evaluate/condition';
import { subsumes } from '../pattern-sets';

/**
 * Whether one statement covers another, so that the other is redundant: same effect, and it matches every request that
 * the other matches. The result `true` is always right; `false` may miss a case.
 */
export function covers(broad: Statement, narrow: Statement): boolean {
  return (
    broad.Effect === narrow.Effect &&
    coversResources(broad, narrow) &&
    coversActions(broad, narrow) &&
    samePrincipals(broad, narrow) &&
    coversConditions(broad, narrow)
  );
}

function samePrincipals(a: Statement, b: Statement): boolean {
  return JSON.stringify([a.Principal, a.NotPrincipal]) === JSON.stringify([b.Principal, b.NotPrincipal]);
}

/** Whether the actions of one statement include all actions of another. */
export function coversActions(broad: Statement, narrow: Statement): boolean {
  const lower = (value?: OneOrMore<string>) => maybe(value)?.map((one) => one.toLowerCase());
  return includesAll(
    lower(broad.Action),
    lower(broad.NotAction),
    lower(narrow.Action),
    lower(narrow.NotAction),
  );
}

/** Whether the resources of one statement include all resources of another. */
export function coversResources(broad: Statement, narrow: Statement): boolean {
  return includesAll(
    maybe(broad.Resource),
    maybe(broad.NotResource),
    maybe(narrow.Resource),
    maybe(narrow.NotResource),
  );
}

/** The list of an element; undefined where the statement does not have it. */
function maybe(value?: OneOrMore<string>): string[] | undefined {
  return value === undefined ? undefined : listOf(value);
}

/** Set inclusion of "these" or "all but these" in "these" or "all but these", over wildcard patterns. */
function includesAll(
  broad?: string[],
  notBroad?: string[],
  narrow?: string[],
  notNarrow?: string[],
): boolean {
  if (broad?.includes('*')) return true;
  if (broad && narrow) return within(narrow, broad);
  // "All but A" includes "all but B" when A is part of B. A list is never known to include "all but".
  return notBroad !== undefined && notNarrow !== undefined && within(notBroad, notNarrow);
}

/** Whether the narrow statement requires each condition of the broad one, at least as strictly. */
function coversConditions(broad: Statement, narrow: Statement): boolean {
  const given = conditionsOf(narrow.Condition);
  return conditionsOf(broad.Condition).every((wanted) => given.some((one) => implies(one, wanted)));
}

function implies(given: Condition, wanted: Condition): boolean {
  const same =
    given.key === wanted.key &&
    given.operator.name === wanted.operator.name &&
    given.qualifier === wanted.qualifier &&
    (given.ifExists === wanted.ifExists || wanted.ifExists);
  if (!same) return false;
  const [fewer, more] = given.operator.negated ? [wanted, given] : [given, wanted];
  return fewer.values.every((value) => more.values.includes(value));
}

function within(inner: string[], outer: string[]): boolean {
  return inner.every((one) => outer.some((all) => subsumes(all, one)));
}
