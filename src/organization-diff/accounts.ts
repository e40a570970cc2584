import type { LandingZone } from '../organization/landing-zone';
import type { Account, OrganizationalUnit } from '../organization/model';
import { same, valueChanges } from '../organization/value-changes';
import { formerAccount, formerUnit } from './former';
import type { Difference, Moved } from './model';
import { difference } from './setting-lines';

/** Accounts that are added, removed or changed, the management account included. */
export function accountDifference(before: LandingZone, after: LandingZone): Difference {
  const pairs = after.accounts.map((account) => [formerAccount(before, account), account] as const);
  const old = new Set(pairs.map(([was]) => was));
  const all = [[before.management, after.management] as const, ...pairs];
  const units = new Map(after.organizationalUnits.map((unit) => [unit.path, unit]));
  const stays = (from: string, to: string) => {
    const unit = units.get(to);
    return unit !== undefined && formerUnit(before, unit)?.path === from;
  };
  return {
    added: pairs.flatMap(([was, { name, parent }]) => (was ? [] : [`${name} in ${parent}`])),
    removed: before.accounts.filter((account) => !old.has(account)).map(({ name }) => name),
    changed: all.flatMap(([was, is]): Moved[] => {
      const changes = was ? accountChanges(was, is, stays) : [];
      return changes.length ? [{ name: is.name, changes }] : [];
    }),
  };
}

/**
 * The fields of an account that are compared one by one. The others have their own phrases; a new path shows as a move.
 */
const ofAccounts = [
  'tags',
  'contacts',
  'regions',
  'policies',
  'access',
  'id',
  'roleName',
  'iamUserAccessToBilling',
  'adopted',
  'formerStack',
  'formerName',
] as const satisfies readonly (keyof Account)[];

/** @param stays whether two paths are those of one OU, which was renamed */
function accountChanges(was: Account, is: Account, stays: (from: string, to: string) => boolean): string[] {
  // A released account stays in the OU that AWS has it in.
  const moves = is.state !== 'released' && !stays(was.parent, is.parent);
  const values = ofAccounts
    .filter((key) => key !== 'formerName' || was.name === is.name)
    .flatMap((key) => changed(key, was[key], is[key]));
  return [
    ...step('renamed from', was.name, is.name),
    ...(moves ? step('moved', was.parent, is.parent) : []),
    ...step('state', was.state, is.state),
    ...step('stack', was.stack, is.stack),
    ...step('owner', was.owner, is.owner),
    ...step('name in AWS', was.accountName, is.accountName),
    ...step('e-mail', was.email, is.email),
    // The owner is also a tag; one line is enough.
    ...values.filter((change) => was.owner === is.owner || !change.startsWith('tags.Owner ')),
  ];
}

/** OUs that are added, removed or changed, the root included. */
export function unitDifference(before: LandingZone, after: LandingZone): Difference {
  const [old, now] = [before.organizationalUnits, after.organizationalUnits];
  const kept = new Set(now.map((unit) => formerUnit(before, unit)));
  return {
    added: now.filter((unit) => !formerUnit(before, unit)).map(({ path }) => path),
    removed: old.filter((unit) => !kept.has(unit)).map(({ path }) => path),
    changed: [...now, after.root].flatMap((unit): Moved[] => {
      const former = unit === after.root ? before.root : formerUnit(before, unit);
      const changes = former ? unitChanges(former, unit) : [];
      return changes.length ? [{ name: unit.path, changes }] : [];
    }),
  };
}

const ofUnits = [
  'tags',
  'id',
  'foreignPolicies',
  'adopted',
  'formerPath',
] as const satisfies readonly (keyof OrganizationalUnit)[];

function unitChanges(was: OrganizationalUnit, is: OrganizationalUnit): string[] {
  const attached = is.policies.filter((policy) => !was.policies.includes(policy));
  const detached = was.policies.filter((policy) => !is.policies.includes(policy));
  const order = attached.length + detached.length === 0 && !same(was.policies, is.policies);
  return [
    ...step('renamed from', was.path, is.path),
    ...step('state', was.state, is.state),
    ...step('stack of the accounts below', was.stack, is.stack),
    ...attached.map((policy) => `attached ${policy}`),
    ...detached.map((policy) => `detached ${policy}`),
    ...(order ? [`order of policies ${is.policies.join(' ')}`] : []),
    ...ofUnits
      .filter((key) => key !== 'formerPath' || was.path === is.path)
      .flatMap((key) => changed(key, was[key], is[key])),
  ];
}

/** The differences in one field: `contacts.security.email a@acme.example → b@acme.example`. */
const changed = (key: string, was: unknown, is: unknown): string[] =>
  valueChanges(was, is, [key]).map(({ path, before, after }) => {
    const name = path.join('.');
    return `${name} ${difference({ key: name, before: before ?? null, after: after ?? null })}`;
  });

const step = (what: string, was: string | undefined, is: string | undefined): string[] =>
  was === is ? [] : [`${what} ${was ?? 'none'} → ${is ?? 'none'}`];
