import type { Resolved } from '../config/resolve';
import type { Account, OrganizationalUnit } from '../organization/model';
import { grantsOf } from './access';
import { consequencesOf } from './consequences';
import { changedForGood, findingsBucketLost, movedFindings, returned } from './fixed';
import { formerly, formerUnit } from './former';
import { guardrailChanges } from './guardrails';
import { movedHomes } from './homes';
import { lostSince } from './lost';
import type { Difference, Moved, OrganizationDiff } from './model';
import { settingChanges } from './settings';
import { trustedAccessTooEarly } from './trusted-access';

/** What a change of the organization file means. */
export function compareOrganizations(before: Resolved, after: Resolved): OrganizationDiff {
  const [had, has] = [grantsOf(before), grantsOf(after)];
  const changed = settingChanges(before, after);
  return {
    accounts: accounts(before, after),
    organizationalUnits: units(before, after),
    policies: policies(before, after),
    guardrails: guardrailChanges(before, after),
    delegatedAdministrators: byKey(administrators(before), administrators(after)),
    access: { gained: without(has, had), lost: without(had, has) },
    settings: [...new Set(changed.map(({ key }) => partOf(key)))].sort(),
    settingChanges: changed,
    lost: [
      ...lostSince(before, after),
      ...movedHomes(before, after),
      ...movedFindings(before, after),
      ...changedForGood(before, after),
      ...findingsBucketLost(before, after),
      ...returned(before, after),
      ...trustedAccessTooEarly(before, after),
    ],
    consequences: consequencesOf(before, after),
  };
}

/** Whether nothing differs. */
export const isEmpty = (diff: OrganizationDiff): boolean =>
  [diff.accounts, diff.organizationalUnits, diff.policies, diff.delegatedAdministrators].every(
    ({ added, removed, changed }) => !added.length && !removed.length && !changed.length,
  ) &&
  ![diff.guardrails, diff.access.gained, diff.access.lost, diff.settings, diff.lost].some(
    ({ length }) => length,
  );

function accounts(before: Resolved, after: Resolved): Difference {
  const pairs = after.accounts.map((account) => [formerly(before, account), account] as const);
  const old = new Set(pairs.flatMap(([was]) => (was ? [was.name] : [])));
  return {
    added: pairs.flatMap(([was, { name, parent }]) => (was ? [] : [`${name} in ${parent}`])),
    removed: before.accounts.filter(({ name }) => !old.has(name)).map(({ name }) => name),
    changed: pairs.flatMap(([was, is]) => {
      const changes = was ? accountChanges(was, is) : [];
      return changes.length ? [{ name: is.name, changes }] : [];
    }),
  };
}

function accountChanges(was: Account, is: Account): string[] {
  return [
    ...step('renamed from', was.name, is.name),
    ...step('moved', was.parent, is.parent),
    ...step('state', was.state, is.state),
    ...step('stack', was.stack, is.stack),
    ...step('owner', was.owner, is.owner),
    ...step('name in AWS', was.accountName, is.accountName),
    ...step('e-mail', was.email, is.email),
    ...(same(was.tags, is.tags) ? [] : ['tags']),
    ...(same(was.contacts, is.contacts) ? [] : ['contacts']),
    ...(same(was.regions, is.regions)
      ? []
      : [`opt-in regions ${was.regions.join(' ')} → ${is.regions.join(' ')}`]),
  ];
}

const step = (what: string, was: string | undefined, is: string | undefined): string[] =>
  was === is ? [] : [`${what} ${was ?? 'none'} → ${is ?? 'none'}`];

function units(before: Resolved, after: Resolved): Difference {
  const [old, now] = [before.organizationalUnits, after.organizationalUnits];
  const was = (unit: OrganizationalUnit) => formerUnit(before, unit);
  const kept = new Set(now.map((unit) => was(unit)?.path));
  return {
    added: now.filter((unit) => !was(unit)).map(({ path }) => path),
    removed: old.filter(({ path }) => !kept.has(path)).map(({ path }) => path),
    changed: [...now, after.root].flatMap((unit): Moved[] => {
      const former = unit === after.root ? before.root : was(unit);
      const changes = former ? unitChanges(former, unit) : [];
      return changes.length ? [{ name: unit.path, changes }] : [];
    }),
  };
}

function unitChanges(was: OrganizationalUnit, is: OrganizationalUnit): string[] {
  const attached = is.policies.filter((policy) => !was.policies.includes(policy));
  const detached = was.policies.filter((policy) => !is.policies.includes(policy));
  return [
    ...step('renamed from', was.path, is.path),
    ...step('state', was.state, is.state),
    ...attached.map((policy) => `attached ${policy}`),
    ...detached.map((policy) => `detached ${policy}`),
    ...(same(was.tags, is.tags) ? [] : ['tags']),
  ];
}

function policies(before: Resolved, after: Resolved): Difference {
  const values = ({ policies: all }: Resolved) =>
    new Map(all.map(({ name, type, document, description }) => [name, { type, document, description }]));
  const [old, now] = [values(before), values(after)];
  return {
    added: without([...now.keys()], [...old.keys()]),
    removed: without([...old.keys()], [...now.keys()]),
    changed: [...now].flatMap(([name, is]) => {
      const was = old.get(name);
      if (!was || same(was, is)) return [];
      const changes = [
        ...step('type', was.type, is.type),
        ...(same(was.document, is.document) ? [] : ['its document changes']),
        ...(was.description === is.description ? [] : ['its description changes']),
      ];
      return [{ name, changes }];
    }),
  };
}

const administrators = ({ delegatedAdministrators: named }: Resolved): Map<string, string> =>
  new Map(
    Object.entries(named).flatMap(([service, value]) => {
      const account = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
      return account ? [[service, String(account)]] : [];
    }),
  );

function byKey(old: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): Difference {
  return {
    added: [...now].filter(([key]) => !old.has(key)).map(([key, value]) => `${key}: ${value}`),
    removed: [...old].filter(([key]) => !now.has(key)).map(([key, value]) => `${key}: ${value}`),
    changed: [...now].flatMap(([key, value]) => {
      const was = old.get(key);
      return was === undefined || was === value ? [] : [{ name: key, changes: [`${was} → ${value}`] }];
    }),
  };
}

/** The part of the file that a setting is in; those of `organization` by their own name, as they always were. */
const partOf = (key: string): string => key.replace(/^organization\./, '').split('.')[0] ?? key;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const without = (all: readonly string[], taken: readonly string[]): string[] => {
  const known = new Set(taken);
  return all.filter((entry) => !known.has(entry));
};
