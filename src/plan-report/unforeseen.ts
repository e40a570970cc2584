import type { Change, StackPlan } from '../terraform-runs/model';
import { dangersOf, notAllowed } from './danger';
import type { Foreseen } from './foreseen';

/** What plans that could only be made during an apply are held against. */
export interface Expected {
  /** digests of the plans that were shown before anything was applied */
  readonly shown: ReadonlySet<string>;
  /** by stack */
  readonly foreseen: ReadonlyMap<string, Foreseen>;
  /** dangers that the user has named */
  readonly allowed: readonly string[];
}

/**
 * The changes of late plans that nobody has seen: everything but what was shown, what `--allow` names, what is only
 * created, imported or moved in the state as it is, and accounts that move to another OU or get another name as foreseen.
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

/** Something new, or a state that takes note of what is there. */
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
