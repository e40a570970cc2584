import { type ConditionBlock, listOf } from '../../iam-documents/policy-document';
import type { Context, ContextValue } from './context';
import { OPERATORS, type Operator } from './operators';

/** How a key with several values is compared: all of them, or any, must pass. */
export type SetQualifier = 'ForAllValues' | 'ForAnyValue';

/** One line of a condition block: `"ForAnyValue:StringLikeIfExists": { "aws:TagKeys": ["a*"] }`. */
export interface Condition {
  readonly operator: Operator;
  readonly qualifier?: SetQualifier;
  readonly ifExists: boolean;
  /** The condition key in lower case. */
  readonly key: string;
  readonly values: string[];
}

/** An operator's name taken apart, e.g. `ForAllValues:StringEqualsIfExists`. Undefined when there is none such. */
export function parseOperator(
  name: string,
): Pick<Condition, 'operator' | 'qualifier' | 'ifExists'> | undefined {
  const match = /^(?:(ForAllValues|ForAnyValue):)?([a-z]+?)(IfExists)?$/i.exec(name);
  const operator = OPERATORS.get(match?.[2]?.toLowerCase() ?? '');
  if (!match || !operator) return undefined;
  // "…IfExists" goes with every operator except Null, whose subject is existence itself.
  if (operator.family === 'null' && match[3]) return undefined;
  const qualifier = /^forall/i.test(match[1] ?? '') ? 'ForAllValues' : match[1] ? 'ForAnyValue' : undefined;
  return { operator, qualifier, ifExists: match[3] !== undefined };
}

/**
 * The lines of a condition block.
 *
 * @throws Error for an operator that does not exist; `check` reports those with their place before anything
 *   is evaluated
 */
export function conditionsOf(block: ConditionBlock | undefined): Condition[] {
  return Object.entries(block ?? {}).flatMap(([name, keys]) => {
    const parsed = parseOperator(name);
    if (!parsed) throw new Error(`There is no condition operator ${name}.`);
    return Object.entries(keys).map(([key, values]) => {
      return { ...parsed, key: key.toLowerCase(), values: listOf(values).map(String) };
    });
  });
}

/**
 * Whether a request meets one line of a condition block.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function meets(condition: Condition, context: Context): boolean {
  const value = context.get(condition.key);
  if (condition.operator.family === 'null') return meetsNull(condition, value);
  if (isMissing(value)) return meetsWithoutKey(condition);
  const passes = (text: string) => passesAny(condition, text, context);
  // "The key value resolves to a null data set, such as an empty string": as good as missing for a set.
  const values = value.values.filter((text) => text !== '');
  if (condition.qualifier === 'ForAllValues') return values.every(passes);
  if (condition.qualifier === 'ForAnyValue') return values.some(passes);
  // A multivalued key needs a set qualifier; without one nothing matches, whatever the operator.
  return !value.multivalued && value.values.every(passes);
}

function meetsNull(condition: Condition, value: ContextValue | undefined): boolean {
  const wanted = isMissing(value) ? 'true' : 'false';
  return condition.values.some((text) => text.toLowerCase() === wanted);
}

function meetsWithoutKey({ operator, qualifier, ifExists }: Condition): boolean {
  if (ifExists || qualifier === 'ForAllValues') return true;
  return qualifier === undefined && operator.negated;
}

/** Several values are alternatives; for a negated operator none of them may match. */
function passesAny({ operator, values }: Condition, text: string, context: Context): boolean {
  return values.some((value) => operator.test(value, text, context)) !== operator.negated;
}

function isMissing(value: ContextValue | undefined): value is undefined {
  return value === undefined || value.values.length === 0;
}
