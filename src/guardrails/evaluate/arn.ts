import { matchesTokens } from '../wildcard';
import { arnSegments, type Context } from './context';
import { expandPattern } from './variables';

/**
 * Whether an ARN pattern of a condition matches an ARN: "each of the six colon-delimited components of the ARN
 * is checked separately", wildcards within a component, the last taking in further colons.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function matchesArnCondition(pattern: string, arn: string, context: Context): boolean {
  const patterns = patternSegments(pattern);
  const segments = arnSegments(arn);
  if (patterns.length !== 6 || segments.length !== 6) return false;
  return patterns.every((part, index) => matchesSegment(part, segments[index] ?? '', context));
}

/**
 * Whether an entry of `Resource` or `NotResource` matches the request's resource. As in a condition, except
 * that `*` alone is everything and that a `*` ending a shortened ARN "can expand to match beyond the colon
 * boundaries" (`arn:aws:ec2:*`).
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchesResource(pattern: string, resource: string, context: Context): boolean {
  if (pattern === '*') return true;
  const patterns = patternSegments(pattern);
  const last = patterns.length - 1;
  const parts = resource.split(':');
  if (parts.length < patterns.length || (patterns.length < 6 && !pattern.endsWith('*'))) return false;
  const segments = [...parts.slice(0, last), parts.slice(last).join(':')];
  return patterns.every((part, index) => matchesSegment(part, segments[index] ?? '', context));
}

function matchesSegment(pattern: string, segment: string, context: Context): boolean {
  if (pattern === '*') return true;
  const tokens = expandPattern(pattern, context);
  return tokens !== undefined && matchesTokens(tokens, Array.from(segment));
}

/** Splits at colons, but not at those inside a variable: `${aws:username}` is one piece of text. */
function patternSegments(pattern: string): string[] {
  if (!pattern.includes('${')) return arnSegments(pattern);
  const parts = pattern.match(/(?:\$\{[^}]*\}|[^:])+|(?<=:|^)(?=:|$)/g) ?? [];
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
