import { partsOf } from '../../src/terraform-runs/addresses';
import type { Action, Change, StackPlan } from '../../src/terraform-runs/model';
import type { StackJson } from '../stacks/synthesized';
import { forcesReplacement } from './forces-replacement';
import { type Arguments, blockOf, blocksOf, type Instance, instancesOf, isProtected } from './instances';

/** Something that Terraform refuses, or that no state is planned for any more. */
export interface Refused {
  readonly stack: string;
  readonly address: string;
  /** `unprotected`: its block has gone, and `prevent_destroy` with it; `abandoned`: its stack has gone or works elsewhere */
  readonly how: 'refused' | 'unprotected' | 'abandoned';
  readonly because: string;
}

/** What Terraform would plan for an applied organization, as far as the JSON of its stacks tells. */
export interface Planned {
  readonly plans: readonly StackPlan[];
  readonly refused: readonly Refused[];
}

type Stacks = ReadonlyMap<string, StackJson>;

/** What is planned when one synthesized output is applied, and another is planned after it. */
export function planned(before: Stacks, after: Stacks): Planned {
  const each = [...before].map(([stack, was]) => plannedStack(stack, was, after.get(stack)));
  return {
    plans: each.map(({ plan }) => plan),
    refused: [
      ...each.flatMap(({ refused }) => refused),
      ...missingOutputs(before, after),
      ...[...after].flatMap(([stack, json]) => wrongBlocks(stack, json)),
    ],
  };
}

interface PlannedStack {
  readonly plan: StackPlan;
  readonly refused: readonly Refused[];
}

function plannedStack(stack: string, before: StackJson, after: StackJson | undefined): PlannedStack {
  const had = instancesOf(before);
  if (!after || worksElsewhere(stack, before, after)) {
    const because = after ? 'its stack works elsewhere' : 'its stack has gone';
    const refused = [...had.keys()].map((address) => ({
      stack,
      address,
      how: 'abandoned' as const,
      because,
    }));
    return { plan: planOf(stack, []), refused };
  }
  const has = instancesOf(after);
  const moved = movesOf(after);
  const fates = [...had].map(([address, instance]) =>
    fateOf({ stack, from: address, to: moved.get(address) ?? address, instance }, { after, has, moved }),
  );
  const arrived = new Set([...had.keys()].map((address) => moved.get(address) ?? address));
  const created = [...has.keys()].filter((address) => !arrived.has(address));
  return {
    plan: planOf(stack, [
      ...fates.flatMap((fate) => ('action' in fate ? [fate] : [])),
      ...created.map((address) => changeOf(stack, address, 'create')),
    ]),
    refused: fates.flatMap((fate) => ('how' in fate ? [fate] : [])),
  };
}

/** An instance of the state, and the address that it has after the moves. */
interface Held {
  readonly stack: string;
  readonly from: string;
  readonly to: string;
  readonly instance: Instance;
}

/** The stack as it is wanted. */
interface Wanted {
  readonly after: StackJson;
  readonly has: ReadonlyMap<string, Instance>;
  readonly moved: ReadonlyMap<string, string>;
}

/** What becomes of one instance. */
function fateOf({ stack, to, instance }: Held, { after, has, moved }: Wanted): Change | Refused {
  const change = (action: Action, attributes: Change['attributes'] = []) =>
    changeOf(stack, to, action, attributes);
  const refuse = (how: Refused['how'], because: string): Refused => ({ stack, address: to, how, because });
  const destroys = removedOf(after).get(to) ?? removedOf(after).get(blockOf(to));
  if (destroys !== undefined) return change(destroys ? 'destroy' : 'forget');
  const now = has.get(to);
  if (now) {
    const attributes = attributesOf(instance.values, now.values, moved);
    // What the file says in place of an expression is taken to be what AWS had said.
    const forced = forcesReplacement(instance.type).filter((name) =>
      attributes.some((each) => each.name === name && isKnown(each.before) === isKnown(each.after)),
    );
    if (!forced.length) return change(attributes.length ? 'update' : 'move', attributes);
    return now.protected
      ? refuse('refused', `${forced.join(', ')} cannot change`)
      : change('replace', attributes);
  }
  if (isProtected(blocksOf(after).get(blockOf(to)) ?? {})) return refuse('refused', 'its entry has gone');
  // In the state, where it holds without a block.
  if (instance.values.skip_destroy === true) return change('forget');
  return instance.protected ? refuse('unprotected', 'its block has gone') : change('destroy');
}

const isKnown = (json: string): boolean => !json.includes('${');

const changeOf = (
  stack: string,
  address: string,
  action: Action,
  attributes: Change['attributes'] = [],
): Change => ({ stack, ...partsOf(address), action, attributes });

/** The arguments that differ; a parent that was renamed in the state is still the same. */
function attributesOf(
  before: Arguments,
  after: Arguments,
  moved: ReadonlyMap<string, string>,
): Change['attributes'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const json = (value: unknown) => JSON.stringify(value ?? null);
  return names
    .filter((name) => name !== 'lifecycle' && name !== 'depends_on')
    .map((name) => ({ name, before: json(renamed(before[name], moved)), after: json(after[name]) }))
    .filter((each) => each.before !== each.after);
}

const renamed = (value: unknown, moved: ReadonlyMap<string, string>): unknown =>
  typeof value === 'string'
    ? [...moved].reduce((rest, [from, to]) => rest.replaceAll(from, to), value)
    : value;

const planOf = (stack: string, changes: readonly Change[]): StackPlan => ({
  stack,
  status: changes.length ? 'changes' : 'unchanged',
  changes: changes.filter(({ action }) => action !== 'move'),
  outputs: [],
  waitsFor: [],
  problems: [],
});

/** Keys of outputs that a precondition of ours does not let go. */
function missingOutputs(before: Stacks, after: Stacks): Refused[] {
  return [...after].flatMap(([stack, { locals = {}, output = {} }]) =>
    Object.entries(output).flatMap(([address, value]) => {
      const [{ condition = '' } = {}] =
        (value as { precondition?: { condition: string }[] }).precondition ?? [];
      const name = address.replace(/_all_in_file$/, '');
      const [, holder = stack] = /\/([\w-]+)\.tfstate/.exec(condition) ?? [];
      const { value: held } = (before.get(holder)?.output?.[name] ?? {}) as { value?: unknown };
      if (!condition || typeof held !== 'object' || held === null) return [];
      const known = locals[`${name}_in_file`] as readonly string[];
      return Object.keys(held)
        .filter((key) => !known.includes(key))
        .map((key): Refused => ({ stack, address, how: 'refused', because: `${key} has gone` }));
    }),
  );
}

/** Blocks that Terraform refuses in whatever state: the file alone shows them. */
function wrongBlocks(stack: string, json: StackJson): Refused[] {
  const has = instancesOf(json);
  const moves = blocks<Move>(json, 'moved');
  const refuse = (address: string, because: string): Refused => ({ stack, address, how: 'refused', because });
  const twice = (key: 'from' | 'to') =>
    moves.filter((move, index) => moves.findIndex((other) => other[key] === move[key]) !== index);
  return [
    ...moves
      .filter(({ from }) => has.has(from))
      .map(({ from }) => refuse(from, 'it is moved and still there')),
    ...twice('from').map(({ from }) => refuse(from, 'it is moved twice')),
    ...twice('to').map(({ to }) => refuse(to, 'two are moved there')),
    ...[...removedOf(json).keys()]
      .filter((from) => blocksOf(json).has(from))
      .map((from) => refuse(from, 'it is removed and still there')),
  ];
}

/**
 * Whether a stack has another region or account. An id that the file does not say any more is the same account, and
 * Identity Center is one for the organization, whoever administers it.
 */
function worksElsewhere(stack: string, before: StackJson, after: StackJson): boolean {
  const [was, is] = [before, after].map(({ provider: { aws } }) => {
    const [{ region, allowed_account_ids: ids } = {}] = aws as {
      region?: string;
      allowed_account_ids?: string[];
    }[];
    return { region, id: ids?.[0] ?? '' };
  }) as [{ region?: string; id: string }, { region?: string; id: string }];
  const unknown = (id: string) => id.startsWith('${');
  if (was.region !== is.region) return true;
  if (/^(identity-center|assignments)/.test(stack)) return false;
  return unknown(was.id) === unknown(is.id) && was.id !== is.id;
}

interface Move {
  readonly from: string;
  readonly to: string;
}

const blocks = <T>(stack: StackJson, kind: string): readonly T[] => (stack[kind] as T[] | undefined) ?? [];

const movesOf = (stack: StackJson): Map<string, string> =>
  new Map(blocks<Move>(stack, 'moved').map(({ from, to }) => [from, to]));

/** Whether Terraform destroys what it lets go of, by address. */
const removedOf = (stack: StackJson): Map<string, boolean> =>
  new Map(
    blocks<{ from: string; lifecycle: { destroy: boolean } }>(stack, 'removed').map(({ from, lifecycle }) => [
      from,
      lifecycle.destroy,
    ]),
  );
