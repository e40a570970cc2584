import { unitsAlong } from '../organization/lookups';
import type { Account, Organization } from '../organization/model';
import { formerAccount } from './former';
import type { InForce } from './model';
import { placesOf } from './places';

/** The policies in force on an account: its own and those of every OU above it. AWS exempts the management account. */
export function inForce(organization: Organization, account: Account): string[] {
  if (account.management) return [];
  const above = unitsAlong(organization, account.parent).flatMap(({ policies }) => policies);
  const own = account.state === 'active' ? account.policies : [];
  return [...new Set([...above, ...own])].sort();
}

/**
 * The guardrails that come into force or cease to be in force, for accounts that both organizations have. Accounts with
 * equal differences are grouped.
 */
export function guardrailChanges(
  before: Organization,
  after: Organization,
  shown: (name: string) => string,
): InForce[] {
  const groups = new Map<string, { accounts: string[]; gained: string[]; lost: string[] }>();
  // A released account stays in the OU that AWS has it in, under the same guardrails.
  for (const account of after.accounts.filter(({ state }) => state !== 'released')) {
    const old = formerAccount(before, account);
    if (!old) continue;
    const [was, is] = [inForce(before, old), inForce(after, account)];
    const gained = is.filter((policy) => !was.includes(policy));
    const lost = was.filter((policy) => !is.includes(policy));
    if (!gained.length && !lost.length) continue;
    const key = JSON.stringify([gained, lost]);
    const group = groups.get(key) ?? { accounts: [], gained, lost };
    group.accounts.push(account.name);
    groups.set(key, group);
  }
  const universe = after.accounts.filter((account) => formerAccount(before, account)).map(({ name }) => name);
  return [...groups.values()]
    .map((group) => ({ ...group, where: placesOf(group.accounts, universe, after, shown) }))
    .sort((a, b) => b.lost.length - a.lost.length);
}
