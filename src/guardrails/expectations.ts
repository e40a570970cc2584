import { accountByName, accountsBelow } from '../organization/lookups';
import type { Account, Organization } from '../organization/model';
import { type Answer, ask } from './ask';
import type { Expectation } from './schema';

/** An expectation that does not hold. */
export interface Failure {
  readonly expectation: Expectation;
  readonly action: string;
  readonly expected: 'allow' | 'deny';
  /** the accounts that it does not hold in */
  readonly accounts: readonly Account[];
  readonly answer: Answer;
}

/** Tries expectations for every account that they cover: once for accounts with the same policies in force. */
export async function failures(organization: Organization, expectation: Expectation): Promise<Failure[]> {
  const groups = [...bySamePolicies(coveredBy(organization, expectation.in)).values()];
  const wanted = [
    ...expectation.allow.map((action) => ({ action, expected: 'allow' as const })),
    ...expectation.deny.map((action) => ({ action, expected: 'deny' as const })),
  ];
  const found = await Promise.all(
    wanted.flatMap(({ action, expected }) =>
      groups.map((accounts) => tryOne(organization, expectation, action, expected, accounts)),
    ),
  );
  return found.flat();
}

/** Accounts that an expectation is about. */
export function coveredBy(organization: Organization, where: string): Account[] {
  const account = accountByName(organization, where);
  return account ? [account] : accountsBelow(organization, where);
}

async function tryOne(
  organization: Organization,
  expectation: Expectation,
  action: string,
  expected: 'allow' | 'deny',
  accounts: readonly Account[],
): Promise<Failure[]> {
  const [account] = accounts;
  if (!account) return [];
  const { as, resource, context } = expectation;
  const region = expectation.region ?? organization.homeRegion;
  const answer = await ask(organization, account, { action, as, region, resource, context });
  const holds = (answer.verdict.decision === 'denied') === (expected === 'deny');
  return holds ? [] : [{ expectation, action, expected, accounts, answer }];
}

function bySamePolicies(accounts: readonly Account[]): Map<string, Account[]> {
  const groups = new Map<string, Account[]>();
  for (const account of accounts) {
    const key = JSON.stringify([account.parent, account.policies, account.management]);
    const group = groups.get(key);
    if (group) group.push(account);
    else groups.set(key, [account]);
  }
  return groups;
}
