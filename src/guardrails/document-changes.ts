import { listOf, type OneOrMore } from '../iam-documents/policy-document';
import { isMap, pairEntries, valueChanges } from '../organization/value-changes';

/** A difference between two documents: a statement of a policy, or a value of a management policy. */
export interface DocumentChange {
  readonly action: 'added' | 'removed' | 'changed';
  /** the statement's Sid, or what it does where it has none; the path of a value of a management policy */
  readonly name: string;
  /** what differs, one phrase each: `Action + s3:GetObject - s3:PutObject` */
  readonly details: readonly string[];
  /** whether the policy denies less or allows more than before */
  readonly weakens: boolean;
}

type Written = Readonly<Record<string, unknown>>;

/**
 * The differences between two documents of an organization policy: statements, matched by Sid and then by content, or
 * values of a management policy. Order does not count as a difference.
 *
 * @param before the document as data, or anything where it could not be read
 */
export function documentChanges(before: unknown, after: unknown): DocumentChange[] {
  if (isMap(before) && isMap(after) && 'Statement' in before && 'Statement' in after)
    return pairEntries(statementsIn(before), statementsIn(after)).flatMap(([was, is]) =>
      statementChange(was, is),
    );
  return valueChanges(before, after).map(({ path, before: was, after: is }) => ({
    action: was === undefined ? 'added' : is === undefined ? 'removed' : 'changed',
    name: path.join('.') || 'document',
    details: was === undefined ? [shown(is)] : is === undefined ? [shown(was)] : [listChange(was, is)],
    weakens: false,
  }));
}

/**
 * Differences as lines, those that weaken the policy first: `- DenyLeaving: Deny organizations:LeaveOrganization on *`.
 */
export const documentChangeLines = (changes: readonly DocumentChange[]): string[] =>
  [...changes.filter(({ weakens }) => weakens), ...changes.filter(({ weakens }) => !weakens)].map(
    ({ action, name, details }) =>
      `${{ added: '+', removed: '-', changed: '~' }[action]} ${name}${details.length ? `: ${details.join('; ')}` : ''}`,
  );

const lists = ['Action', 'NotAction', 'Resource', 'NotResource'];

/** Statements with sorted lists, so that only differences in meaning count. */
const statementsIn = (document: Written): Written[] =>
  listOf(document.Statement as OneOrMore<unknown>)
    .filter(isMap)
    .map((statement) =>
      Object.fromEntries(Object.entries(statement).map(([key, value]) => [key, inOrder(key, value)])),
    );

function inOrder(key: string, value: unknown): unknown {
  if (lists.includes(key)) return [...listOf(value as OneOrMore<unknown>)].sort();
  if (!isMap(value)) return value;
  const depth = key === 'Condition' ? 2 : 1;
  const sort = (inner: unknown, left: number): unknown =>
    left && isMap(inner)
      ? Object.fromEntries(Object.entries(inner).map(([name, each]) => [name, sort(each, left - 1)]))
      : [...listOf(inner as OneOrMore<unknown>)].map(String).sort();
  return sort(value, depth);
}

function statementChange(was: Written | undefined, is: Written | undefined): DocumentChange[] {
  const statement = (is ?? was) as Written;
  const name =
    typeof statement.Sid === 'string' ? statement.Sid : summary(statement, was && is ? few : undefined);
  const denies = statement.Effect === 'Deny';
  if (!was || !is) {
    const action = was ? 'removed' : 'added';
    const details = typeof statement.Sid === 'string' ? [summary(statement)] : [];
    return [{ action, name, details, weakens: denies === Boolean(was) }];
  }
  const changes = valueChanges(was, is).filter(({ path }) => path[0] !== 'Sid' || was.Sid !== undefined);
  if (changes.length === 0) return [];
  const details = changes.map(({ path, before, after }) => `${path.join(' ')} ${listChange(before, after)}`);
  const { less, more } = reachOf(changes);
  return [
    { action: 'changed', name, details, weakens: was.Effect !== is.Effect ? !denies : denies ? less : more },
  ];
}

type Changes = ReturnType<typeof valueChanges>;

/** Whether a statement matches less or more than before; both are possible. */
function reachOf(changes: Changes): { less: boolean; more: boolean } {
  const sides = changes
    .filter(({ path: [key] }) => key !== 'Sid')
    .map(({ path: [key = '', operator = ''], before, after }) => {
      const lost = entries(before).some((entry) => !entries(after).includes(entry));
      const won = entries(after).some((entry) => !entries(before).includes(entry));
      // All conditions must hold, so each further one narrows the statement. Values are alternatives, or exceptions
      // behind a `Not`.
      const whole = key === 'Condition' && (before === undefined || after === undefined);
      const negated = key.startsWith('Not') || (key === 'Condition' && /Not/.test(operator));
      return whole || negated ? { less: won, more: lost } : { less: lost, more: won };
    });
  return { less: sides.some(({ less }) => less), more: sides.some(({ more }) => more) };
}

const entries = (value: unknown): string[] =>
  value === undefined ? [] : listOf(value as OneOrMore<unknown>).map(shown);

function listChange(before: unknown, after: unknown): string {
  if (!Array.isArray(before) && !Array.isArray(after)) return `${shown(before)} → ${shown(after)}`;
  const [was, is] = [entries(before), entries(after)];
  const gone = was.filter((entry) => !is.includes(entry));
  const come = is.filter((entry) => !was.includes(entry));
  return [...gone.map((entry) => `- ${entry}`), ...come.map((entry) => `+ ${entry}`)].join(' ');
}

/** Limit on list entries in the summary of a statement without a Sid. Changes are listed separately. */
const few = 3;

/** `Deny ec2:RunInstances on * if StringNotEquals aws:RequestedRegion eu-central-1`. */
function summary(statement: Written, most = Number.POSITIVE_INFINITY): string {
  const joined = (value: unknown): string => listed(entries(value), most);
  const { Effect, Action, NotAction, Resource, NotResource, Condition } = statement;
  const what = Action === undefined ? `all but ${joined(NotAction)}` : joined(Action);
  const where = Resource === undefined ? `all but ${joined(NotResource)}` : joined(Resource);
  const when = isMap(Condition)
    ? Object.entries(Condition).flatMap(([operator, keys]) =>
        Object.entries(keys as Written).map(([key, value]) => `${operator} ${key} ${joined(value)}`),
      )
    : [];
  return `${shown(Effect)} ${what} on ${where}${when.length ? ` if ${when.join(' and ')}` : ''}`;
}

const listed = (all: readonly string[], most: number): string =>
  all.length > most + 1 ? `${all.slice(0, most).join(', ')} and ${all.length - most} more` : all.join(', ');

const shown = (value: unknown): string =>
  value === undefined ? 'none' : typeof value === 'string' ? value : JSON.stringify(value);
