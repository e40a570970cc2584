import { ANY, ANY_WITHIN, matchesTokens, ONE, ONE_WITHIN, type Token } from '../wildcard';
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
 * Whether an entry of `Resource` or `NotResource` matches the request's resource: wildcards stay within a
 * segment of the ARN, but "if the * wildcard is the last character of a resource ARN segment, it can expand to
 * match beyond the colon boundaries", so that `arn:aws:ec2:*` is every resource of EC2.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function matchesResource(pattern: string, resource: string, context: Context): boolean {
  if (pattern === '*') return true;
  const tokens = expandPattern(pattern, context);
  return tokens !== undefined && matchesTokens(withinSegments(tokens), Array.from(resource));
}

/** Keeps wildcards of the first five segments within them, save for a `*` that ends one. */
function withinSegments(tokens: Token[]): Token[] {
  let colons = 0;
  return tokens.map((token, index) => {
    if (token === ':') colons++;
    if (colons >= 5) return token;
    if (token === ONE) return ONE_WITHIN;
    const ends = index === tokens.length - 1 || tokens[index + 1] === ':';
    return token === ANY && !ends ? ANY_WITHIN : token;
  });
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
