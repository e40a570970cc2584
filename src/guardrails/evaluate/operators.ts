import { matchesTokens } from '../wildcard';
import { matchesArnCondition } from './arn';
import type { Context } from './context';
import { isInRange } from './ip-address';
import { expandPattern, expandText } from './variables';

/** One value of the policy against one of the request. */
type Test = (policy: string, request: string, context: Context) => boolean;

/** What an operator compares; those of a family differ in how. */
export type OperatorFamily = 'string' | 'numeric' | 'date' | 'boolean' | 'binary' | 'ip' | 'arn' | 'null';

/** A condition operator without prefix and suffix. */
export interface Operator {
  readonly name: string;
  readonly family: OperatorFamily;
  /** A negated operator matches when *no* value of the policy passes the test, also when the key is missing. */
  readonly negated: boolean;
  readonly test: Test;
}

const equals: Test = (policy, request, context) => expandText(policy, context) === request;
const equalsIgnoreCase: Test = (policy, request, context) =>
  expandText(policy, context)?.toLowerCase() === request.toLowerCase();
const like: Test = (policy, request, context) => {
  const tokens = expandPattern(policy, context);
  return tokens !== undefined && matchesTokens(tokens, Array.from(request));
};
const bool: Test = (policy, request) =>
  /^(true|false)$/i.test(policy) && policy.toLowerCase() === request.toLowerCase();

/** Numbers as AWS takes them: integer or decimal; any other text compares as nothing. */
function parseNumber(text: string): number {
  return /^[+-]?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
}

/** Milliseconds since 1970 of a W3C date (ISO 8601) or of a UNIX time in seconds. */
function parseDate(text: string): number {
  const seconds = parseNumber(text);
  // Four digits are a year, the shortest of the W3C date formats.
  if (!Number.isNaN(seconds) && !/^\d{4}$/.test(text)) return seconds * 1000;
  return Date.parse(text);
}

type Order = (request: number, policy: number) => boolean;

const ORDERS: Record<string, Order> = {
  Equals: (request, policy) => request === policy,
  LessThan: (request, policy) => request < policy,
  LessThanEquals: (request, policy) => request <= policy,
  GreaterThan: (request, policy) => request > policy,
  GreaterThanEquals: (request, policy) => request >= policy,
};

function ordered(prefix: 'Numeric' | 'Date', parse: (text: string) => number): Operator[] {
  const family = prefix === 'Numeric' ? 'numeric' : 'date';
  const tests = Object.entries(ORDERS).map(([name, order]): Operator => {
    const test: Test = (policy, request) => order(parse(request), parse(policy));
    return { name: prefix + name, family, negated: false, test };
  });
  return [...tests, { ...(tests[0] as Operator), name: `${prefix}NotEquals`, negated: true }];
}

function pair(name: string, not: string, family: OperatorFamily, test: Test): Operator[] {
  return [
    { name, family, negated: false, test },
    { name: not, family, negated: true, test },
  ];
}

/**
 * Every condition operator, by its name in lower case. `Null` is among them for its name; its test is presence,
 * see `condition.ts`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  [
    ...pair('StringEquals', 'StringNotEquals', 'string', equals),
    ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'string', equalsIgnoreCase),
    ...pair('StringLike', 'StringNotLike', 'string', like),
    ...ordered('Numeric', parseNumber),
    ...ordered('Date', parseDate),
    { name: 'Bool', family: 'boolean' as const, negated: false, test: bool },
    { name: 'BinaryEquals', family: 'binary' as const, negated: false, test: equals },
    ...pair('IpAddress', 'NotIpAddress', 'ip', (policy, request) => isInRange(request, policy)),
    // ArnEquals and ArnLike "behave identically".
    ...pair('ArnEquals', 'ArnNotEquals', 'arn', matchesArnCondition),
    ...pair('ArnLike', 'ArnNotLike', 'arn', matchesArnCondition),
    { name: 'Null', family: 'null' as const, negated: false, test: () => false },
  ].map((operator) => [operator.name.toLowerCase(), operator]),
);
