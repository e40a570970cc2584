import { accountLabel } from '../organization/account-label';
import { grouped } from '../organization/grouped';
import { accountByName } from '../organization/lookups';
import type { Organization } from '../organization/model';
import { partsOf } from '../terraform-runs/addresses';
import { many } from './many';
import type { ChangedThing, PartChange } from './model';
import { protecting } from './protecting';
import type { Across } from './things';

/** A line of a report: one change, or many that are alike but for the account, OU or region. */
export interface ShownChange {
  readonly change: PartChange;
  /** its part, with all that it stands for */
  readonly part?: string;
}

/** One thing, or many to which the same is done. */
export interface ShownThing {
  readonly title: string;
  readonly changes: readonly ShownChange[];
}

/** What is shown of a stack's things. */
export interface Shown {
  readonly things: readonly ShownThing[];
  /** changes of Landfall's own bookkeeping, which are left out */
  readonly internal: number;
}

/** How much is shown. */
export interface ShownOptions {
  readonly organization?: Organization;
  /** one by one, with what is internal */
  readonly verbose: boolean;
}

/** The things of a stack as people read them. */
export function shown(things: readonly ChangedThing[], { organization, verbose }: ShownOptions): Shown {
  if (verbose) return { things: things.map((thing) => single(thing, organization)), internal: 0 };
  const visible = things.flatMap((thing) => {
    const changes = thing.changes.filter((change) => !isInternal(change));
    return changes.length ? [{ ...thing, changes }] : [];
  });
  const count = (list: readonly ChangedThing[]) => list.reduce((sum, { changes }) => sum + changes.length, 0);
  const alike = grouped(visible, ({ thing, changes }) =>
    thing.kind === 'account' || thing.kind === 'region'
      ? JSON.stringify([thing.kind, changes.map((change) => [change.part, ...sameness(change)])])
      : `${thing.kind} ${thing.name}`,
  );
  return {
    things: [...alike.values()].map((group) => together(group, organization)),
    internal: count(things) - count(visible),
  };
}

/** What only orders other things, and stands for nothing in AWS. */
const isInternal = ({ type }: PartChange): boolean => type === 'terraform_data';

const single = ({ thing, changes }: ChangedThing, organization?: Organization): ShownThing => ({
  title: titleOf(thing, organization),
  changes: changes.map((change) => ({ change, ...(change.part && { part: change.part }) })),
});

function together(
  group: readonly [ChangedThing, ...ChangedThing[]],
  organization?: Organization,
): ShownThing {
  const [first] = group;
  const names = group.map(({ thing }) => thing.name);
  const { kind } = first.thing;
  const alike = grouped(first.changes, (change) =>
    change.across
      ? JSON.stringify([change.across.before, change.across.after, change.across.of, sameness(change)])
      : change.address,
  );
  const changes = [...alike.values()].map((each) => summed(each, organization));
  if (group.length === 1) return { title: titleOf(first.thing, organization), changes };
  const title = many(kind as Across['of'], names, organization);
  return { title: names.length > 3 ? title : `${kind}s ${title}`, changes };
}

function summed(group: readonly [PartChange, ...PartChange[]], organization?: Organization): ShownChange {
  const [change] = group;
  const { across, part } = change;
  if (group.length === 1 || !across) return { change, ...(part && { part }) };
  const names = group.flatMap((each) => each.across?.name ?? []);
  const all = many(across.of, names, organization);
  const rest = across.after.replace(/^\//, '');
  if (!rest) return { change, part: `${across.before}${all}` };
  const [what, where] = across.of === 'region' ? [rest, all] : [all, rest];
  return { change, part: `${across.before}${what} in ${where}` };
}

/** What must be equal for two changes to be told in one line. */
const sameness = ({ type, name, action, reason, attributes, importId, movedFrom }: PartChange): unknown[] => [
  type,
  name,
  action,
  reason,
  // An id or a former address is each one's own.
  Boolean(importId || movedFrom),
  attributes.map(({ name: of, before, after }) => [of, before, after]),
];

/** `protection plan of GuardDuty (detector feature)`; of what does not protect, the address. */
function protectionOf(address: string): string {
  const { type, name } = partsOf(address);
  const what = protecting[type]?.what;
  return what === undefined ? address : `${what} (${name.replaceAll('_', ' ')})`;
}

/** `account fraud-prod (Fraud Production)`: the name in the file, and what AWS shows where that is another. */
function titleOf({ kind, name }: ChangedThing['thing'], organization?: Organization): string {
  if (kind === 'other') return protectionOf(name);
  const account = kind === 'account' && organization ? accountByName(organization, name) : undefined;
  return `${kind} ${account ? accountLabel(account) : name}`;
}
