import { accountLabel } from '../organization/account-label';
import { grouped } from '../organization/grouped';
import { accountByName } from '../organization/lookups';
import type { Organization } from '../organization/model';
import { partsOf } from '../terraform-runs/addresses';
import { many } from './many';
import type { ChangedThing, PartChange } from './model';
import { protecting } from './protecting';
import type { Across } from './things';

/** A line of a report: one change, or several that differ only in account, OU or region. */
export interface ShownChange {
  readonly change: PartChange;
  /** text of its part, covering all grouped changes */
  readonly part?: string;
}

/** A thing with its changes, or several things with the same changes. */
export interface ShownThing {
  readonly title: string;
  readonly changes: readonly ShownChange[];
}

/** The part of a stack's things that a report shows. */
export interface Shown {
  readonly things: readonly ShownThing[];
  /** number of internal changes that are left out */
  readonly internal: number;
}

/** Options for what a report shows. */
export interface ShownOptions {
  readonly organization?: Organization;
  /** show every change separately, internal ones included */
  readonly verbose: boolean;
}

/** Groups the things of a stack for people. */
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

/** Whether a resource only orders others and is nothing in AWS. */
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

/** The values that must be equal for two changes to share a line. */
const sameness = ({ type, name, action, reason, attributes, importId, movedFrom }: PartChange): unknown[] => [
  type,
  name,
  action,
  reason,
  // Ids and earlier addresses are unique to a change.
  Boolean(importId || movedFrom),
  attributes.map(({ name: of, before, after }) => [of, before, after]),
];

/**
 * The name of a resource that protects, `protection plan of GuardDuty (detector feature)`; the address for any other.
 */
function protectionOf(address: string): string {
  const { type, name } = partsOf(address);
  const what = protecting[type]?.what;
  return what === undefined ? address : `${what} (${name.replaceAll('_', ' ')})`;
}

/**
 * The title of a thing, `account fraud-prod (Fraud Production)`: its name in the file, and its name in AWS where that
 * differs.
 */
function titleOf({ kind, name }: ChangedThing['thing'], organization?: Organization): string {
  if (kind === 'other') return protectionOf(name);
  const account = kind === 'account' && organization ? accountByName(organization, name) : undefined;
  return `${kind} ${account ? accountLabel(account) : name}`;
}
