import type { Change, StackPlan } from '../terraform-runs/model';
import { dangersOf, notAllowed } from './danger';
import type { Foreseen } from './foreseen';

/** What plans that are only made during an apply are compared with. */
export interface Expected {
  /** digests of the plans that were shown before the apply */
  readonly shown: ReadonlySet<string>;
  /** expected changes by stack */
  readonly foreseen: ReadonlyMap<string, Foreseen>;
  /** values of `--allow` */
  readonly allowed: readonly string[];
}

/**
 * The changes of later plans that nobody has reviewed. Reviewed are: changes that were shown, changes that `--allow`
 * names, plain creates, imports and state moves, and expected moves and renames of accounts.
 */
export function unforeseen(plans: readonly StackPlan[], { shown, foreseen, allowed }: Expected): Change[] {
  const late = plans.filter(({ digest }) => digest === undefined || !shown.has(digest));
  const dangers = dangersOf(late);
  const refused = new Set(notAllowed(dangers, allowed).map(({ change }) => change));
  const named = new Set(dangers.flatMap(({ change }) => (refused.has(change) ? [] : [change])));
  return late
    .flatMap(({ changes }) => changes)
    .filter(
      (change) =>
        refused.has(change) || !(named.has(change) || isHarmless(change) || isForeseen(change, foreseen)),
    );
}

/** Whether a change only creates a resource, or only changes the state. */
const isHarmless = ({ action, attributes }: Change): boolean =>
  action === 'create' || ((action === 'import' || action === 'move') && attributes.length === 0);

function isForeseen(
  { type, action, stack, key = '', attributes }: Change,
  foreseen: Expected['foreseen'],
): boolean {
  const { moved = [], renamed = [] } = foreseen.get(stack) ?? {};
  const expected: readonly string[] = [
    ...(moved.some(({ account }) => account === key) ? ['parent_id'] : []),
    ...(renamed.some(({ account }) => account === key) ? ['name'] : []),
  ];
  return (
    type === 'aws_organizations_account' &&
    action === 'update' &&
    attributes.every(({ name }) => expected.includes(name))
  );
}
