import { isMap } from '../../organization/value-changes';
import { parseOperator } from '../evaluate/condition';
import { OPERATORS } from '../evaluate/operators';
import { error, type Finding, type Pointer } from './finding';
import { suggestion } from './suggestion';

/** Checks that a condition block maps existing operators to condition keys, and these to strings. */
export function checkCondition(condition: unknown, pointer: Pointer): Finding[] {
  if (condition === undefined) return [];
  const shape = 'Write operators with the condition keys and values below them.';
  if (!isMap(condition)) return [error('wrong-value', pointer, 'Condition is no JSON object.', shape)];
  return Object.entries(condition).flatMap(([operator, keys]) => {
    const at = [...pointer, operator];
    if (!parseOperator(operator)) return [unknownOperator(operator, at)];
    if (!isMap(keys)) return [error('wrong-value', at, `${operator} has no condition keys.`, shape)];
    return Object.entries(keys).flatMap(([key, value]) => checkValues(value, [...at, key]));
  });
}

function unknownOperator(operator: string, pointer: Pointer): Finding {
  const [, qualifier = '', base = operator] = /^(For\w+:)?(.*?)$/.exec(operator) ?? [];
  const names = Array.from(OPERATORS.values(), ({ name }) => [name, `${name}IfExists`]).flat();
  const fix = suggestion(base, names, 'See the condition operators of IAM.').replace(
    'Write ',
    `Write ${qualifier}`,
  );
  return error('unknown-operator', pointer, `There is no condition operator ${operator}.`, fix);
}

function checkValues(value: unknown, pointer: Pointer): Finding[] {
  const simple = (one: unknown) => ['string', 'number', 'boolean'].includes(typeof one);
  if ([value].flat().every(simple)) return [];
  return [
    error(
      'wrong-value',
      pointer,
      'The condition compares with no text.',
      'Write one text or a list of texts.',
    ),
  ];
}
