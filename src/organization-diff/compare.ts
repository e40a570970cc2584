import type { LandingZone } from '../organization/landing-zone';
import { accessBeyond } from './access';
import { accountDifference, unitDifference } from './accounts';
import { consequencesOf } from './consequences';
import { namesNow } from './former';
import { guardrailChanges } from './guardrails';
import {
  changedImmutableSettings,
  movedFindings,
  removedFindingsBucket,
  resumedResources,
} from './immutable-settings';
import type { Difference, OrganizationDiff } from './model';
import { movedAdministrators } from './moved-administrators';
import { accountShown } from './places';
import { policyDifference } from './policies';
import { settingChanges } from './settings';
import { trustedAccessTooEarly } from './trusted-access';
import { unsafeRemovals } from './unsafe-removals';

/**
 * Compares two versions of the organization: accounts, OUs, policies, access and settings that differ, and what
 * follows.
 */
export function compareOrganizations(before: LandingZone, after: LandingZone): OrganizationDiff {
  const names = accountNames(before, after);
  const shown = accountShown(names);
  const was = { organization: before, nameOf: namesNow(before, after) };
  const is = { organization: after, nameOf: (name: string) => name };
  const [gained, lost] = [accessBeyond(is, was, shown), accessBeyond(was, is, shown)];
  const changed = settingChanges(before, after);
  return {
    accounts: accountDifference(before, after),
    organizationalUnits: unitDifference(before, after),
    policies: policyDifference(before, after),
    guardrails: guardrailChanges(before, after, shown),
    delegatedAdministrators: byKey(administrators(before), administrators(after)),
    access: { gained: gained.phrases, lost: lost.phrases },
    accessGroups: { gained: gained.groups, lost: lost.groups },
    accountNames: names,
    settings: [...new Set(changed.map(({ key }) => partOf(key)))].sort(),
    settingChanges: changed,
    lost: [
      ...unsafeRemovals(before, after),
      ...movedAdministrators(before, after),
      ...movedFindings(before, after),
      ...changedImmutableSettings(before, after),
      ...removedFindingsBucket(before, after),
      ...resumedResources(before, after),
      ...trustedAccessTooEarly(before, after),
    ],
    consequences: consequencesOf(before, after),
  };
}

/** Whether a diff is empty. */
export const isEmpty = (diff: OrganizationDiff): boolean =>
  [diff.accounts, diff.organizationalUnits, diff.policies, diff.delegatedAdministrators].every(
    ({ added, removed, changed }) => !added.length && !removed.length && !changed.length,
  ) &&
  ![diff.guardrails, diff.access.gained, diff.access.lost, diff.settings, diff.lost].some(
    ({ length }) => length,
  );

/** Names in AWS by names in the file, for accounts where the two differ or that were removed. */
const accountNames = (...organizations: readonly LandingZone[]): Record<string, string> =>
  Object.fromEntries(
    organizations
      .flatMap(({ accounts, management }) => [management, ...accounts])
      .filter(({ name, accountName }) => name !== accountName)
      .map(({ name, accountName }) => [name, accountName]),
  );

const administrators = ({ delegatedAdministrators: named }: LandingZone): Map<string, string> =>
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

/** The top-level key of a setting. Keys of `organization` are listed without that prefix. */
const partOf = (key: string): string => key.replace(/^organization\./, '').split('.')[0] ?? key;
