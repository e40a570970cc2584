import { type Entry, isMap } from '../../organization/value-changes';
import type { ManagementPolicyType } from '../policy-type';
import { error, type Finding, type Pointer } from './finding';
import { SHAPES, type Shape } from './management-shape';
import { suggestion } from './suggestion';

/** The operators that set a value, and the one that limits which of them child policies may use. */
const SETTERS = ['@@assign', '@@append', '@@remove'];
const CONTROL = '@@operators_allowed_for_child_policies';
const CONTROLLED = ['@@all', '@@none', ...SETTERS];

/**
 * Whether a management policy has the keys, operators and values that AWS takes for its type.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inheritance_mgmt.html
 */
export function checkManagementPolicy(document: unknown, type: ManagementPolicyType): Finding[] {
  if (!isMap(document)) {
    return [
      error('not-a-document', [], 'The policy is no JSON object.', `Write an object with ${topKey(type)}.`),
    ];
  }
  return walk(document, SHAPES[type], []);
}

/** The key every policy of a type begins with, e.g. `tags`. */
function topKey(type: ManagementPolicyType): string {
  const shape = SHAPES[type];
  return shape.kind === 'keys' ? (shape.required?.[0] ?? '') : '';
}

function walk(value: unknown, shape: Shape, pointer: Pointer): Finding[] {
  if (!isMap(value)) return [notSetByOperator(value, pointer)];
  const operators = checkOperators(value, pointer);
  const inner = Object.entries(value).filter(([key]) => !key.startsWith('@@'));
  if (shape.kind === 'value') return [...operators, ...checkValue(value, shape, inner, pointer)];
  if (shape.kind === 'open')
    return [...operators, ...inner.flatMap(([key, one]) => walk(one, shape, [...pointer, key]))];
  return [
    ...operators,
    ...missing(value, shape.required ?? [], pointer),
    ...inner.flatMap(([key, one]) => {
      // A key such as __proto__ must not find what every object inherits.
      const next = Object.hasOwn(shape.keys, key) ? shape.keys[key] : shape.each;
      return next ? walk(one, next, [...pointer, key]) : [unknownKey(key, Object.keys(shape.keys), pointer)];
    }),
  ];
}

function checkOperators(value: Entry, pointer: Pointer): Finding[] {
  return Object.entries(value).flatMap(([key, given]) => {
    if (!key.startsWith('@@') || SETTERS.includes(key)) return [];
    const at = [...pointer, key];
    if (key !== CONTROL) {
      const fix = suggestion(key, [...SETTERS, CONTROL], `Use ${SETTERS.join(', ')} or ${CONTROL}.`);
      return [error('unknown-operator', at, `There is no inheritance operator ${key}.`, fix)];
    }
    return [given].flat().flatMap((one) => {
      if (CONTROLLED.includes(String(one))) return [];
      const fix = suggestion(String(one), CONTROLLED, `Use ${CONTROLLED.join(', ')}.`);
      return [error('wrong-value', at, `${CONTROL} takes no ${JSON.stringify(one)}.`, fix)];
    });
  });
}

function checkValue(
  value: Entry,
  shape: Shape & { kind: 'value' },
  inner: [string, unknown][],
  pointer: Pointer,
): Finding[] {
  const findings = inner.map(([key]) => unknownKey(key, SETTERS, pointer));
  if (!SETTERS.some((operator) => operator in value) && !(CONTROL in value)) {
    findings.push(notSetByOperator(value, pointer));
  }
  const assigned = value['@@assign'];
  if (shape.oneOf && assigned !== undefined && !shape.oneOf.includes(String(assigned))) {
    const fix = suggestion(String(assigned), shape.oneOf, `Write ${shape.oneOf.join(', ')}.`);
    findings.push(
      error('wrong-value', [...pointer, '@@assign'], `${JSON.stringify(assigned)} is no value here.`, fix),
    );
  }
  return findings;
}

function missing(value: Entry, required: string[], pointer: Pointer): Finding[] {
  return required
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => error('missing-element', pointer, `The key ${key} is missing.`, `Add ${key}.`));
}

function unknownKey(key: string, known: string[], pointer: Pointer): Finding {
  const fix = suggestion(key, known, known.length > 0 ? `There are ${known.join(', ')}.` : 'Leave it out.');
  return error('unknown-element', [...pointer, key], `There is no key ${key} here.`, fix);
}

function notSetByOperator(value: unknown, pointer: Pointer): Finding {
  const fix = `Write { "@@assign": ${isMap(value) ? '…' : JSON.stringify(value)} }.`;
  return error('wrong-value', pointer, 'A value is set by an inheritance operator.', fix);
}
