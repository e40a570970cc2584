import { listOf, type Statement } from '../../iam-documents/policy-document';
import { type Condition, conditionsOf } from '../evaluate/condition';
import { type Finding, type Pointer, warning } from './finding';

/**
 * Reports why a statement can never match: a `Not…` element that leaves nothing, or conditions that exclude each other.
 */
export function contradictions(statement: Statement, pointer: Pointer): Finding[] {
  const never = (at: Pointer, why: string) => {
    return warning(
      'never-matches',
      at,
      `The statement never matches: ${why}.`,
      'Correct the statement or drop it.',
    );
  };
  const findings = (['NotAction', 'NotResource'] as const)
    .filter((element) => listOf(statement[element]).includes('*'))
    .map((element) => never([...pointer, element], `${element} leaves nothing`));
  const conditions = conditionsOf(statement.Condition);
  const clash = conditions.find((one, index) =>
    conditions.slice(index + 1).some((other) => contradict(one, other)),
  );
  const empty = conditions.find(({ values, operator }) => values.length === 0 && !operator.negated);
  if (clash)
    findings.push(never([...pointer, 'Condition'], `its conditions on ${clash.key} exclude each other`));
  if (empty) findings.push(never([...pointer, 'Condition'], `${empty.key} is compared with an empty list`));
  return findings;
}

/** Whether no request can meet both conditions. Only plain operators on one key are compared. */
function contradict(a: Condition, b: Condition): boolean {
  if (a.key !== b.key || a.qualifier || b.qualifier) return false;
  if (b.operator.family === 'null' && a.operator.family !== 'null') return contradict(b, a);
  const needsKey = (one: Condition) =>
    !one.operator.negated && !one.ifExists && one.operator.family !== 'null';
  if (a.operator.family === 'null') return a.values.join().toLowerCase() === 'true' && needsKey(b);
  if (!needsKey(a) && !needsKey(b)) return false;
  const [positive, other] = a.operator.negated ? [b, a] : [a, b];
  if (positive.operator.name !== 'StringEquals' || positive.values.some((value) => value.includes('${')))
    return false;
  if (other.values.some((value) => value.includes('${')) || !other.operator.name.startsWith('String'))
    return false;
  const survives = (value: string) =>
    other.values.some((one) => other.operator.test(one, value, new Map())) !== other.operator.negated;
  return !positive.values.some(survives);
}
