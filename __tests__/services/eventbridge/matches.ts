type Json = unknown;

/**
 * Whether an event matches a pattern, by EventBridge's rules as far as our patterns use them: exact values, `prefix`,
 * `wildcard`, `numeric`, `exists`, `anything-but`; any element of a list may match, and elements of a list of objects
 * match as a whole.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function matches(pattern: Json, event: Json): boolean {
  if (Array.isArray(pattern)) {
    const values = Array.isArray(event) ? event : [event];
    return pattern.some((condition) => values.some((value) => holds(condition, value)));
  }
  if (typeof pattern !== 'object' || pattern === null) throw new Error(`not a pattern: ${String(pattern)}`);
  if (Array.isArray(event)) return event.some((element) => matches(pattern, element));
  if (typeof event !== 'object' || event === null) return false;
  const object = event as Record<string, Json>;
  return Object.entries(pattern).every(([key, inner]) => matches(inner, object[key]));
}

function holds(condition: Json, value: Json): boolean {
  if (typeof condition !== 'object' || condition === null) return condition === value;
  const [[operator, operand] = []] = Object.entries(condition as Record<string, Json>);
  switch (operator) {
    case 'prefix':
      return typeof value === 'string' && value.startsWith(String(operand));
    case 'wildcard':
      return typeof value === 'string' && wildcard(String(operand)).test(value);
    case 'numeric':
      return typeof value === 'number' && numeric(operand as (string | number)[], value);
    case 'exists':
      return (value !== undefined) === operand;
    case 'anything-but':
      return !(Array.isArray(operand) ? operand : [operand]).includes(value);
    default:
      throw new Error(`EventBridge has no ${operator}, or this test does not know it`);
  }
}

const wildcard = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);

function numeric(conditions: readonly (string | number)[], value: number): boolean {
  for (let i = 0; i < conditions.length; i += 2) {
    const [operator, bound] = [conditions[i], Number(conditions[i + 1])];
    const held =
      operator === '>='
        ? value >= bound
        : operator === '<'
          ? value < bound
          : operator === '>'
            ? value > bound
            : value <= bound;
    if (!held) return false;
  }
  return true;
}
