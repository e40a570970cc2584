import { TerraformLocal } from 'cdktf';
import type { Construct } from 'constructs';
import type { Account } from '../organization/model';
import { type AccountsOfState, existsAlready, moveAccountResources } from './account-moves';
import { inEachEntry, type RegionalEntries } from './per-region';
import type { LandfallStack } from './stack';

/** Accounts that a service's administrator enrols one by one. */
export interface EnrolmentProps {
  /** accounts of one state; Terraform forgets inactive ones, because AWS removes them itself */
  readonly accounts: AccountsOfState;
  readonly regions: readonly string[];
  /** id of an account, as a value or an expression */
  readonly accountId: (account: Account) => string;
}

/** Entries by account and region, `payments-prod/eu-central-1`, with the account's id as `each.value.account`. */
export function enrolled(
  scope: Construct,
  { accounts, regions, accountId }: EnrolmentProps,
): RegionalEntries {
  const active = accounts.present.filter(({ state }) => state === 'active');
  const ids = new TerraformLocal(
    scope,
    'account_ids',
    Object.fromEntries(active.map((account) => [account.name, accountId(account)])),
  );
  const entries = active.flatMap(({ name, email }) =>
    regions.map((region) => [`${name}/${region}`, { name, region, ...(email && { email }) }]),
  );
  const each = inEachEntry(scope, 'entries', Object.fromEntries(entries));
  return {
    ...each,
    of: (attribute) =>
      attribute === 'account' ? `\${local.${ids.friendlyUniqueId}[each.value.name]}` : each.of(attribute),
  };
}

/** Carries an enrolment along when its account is renamed, moves to another state, is suspended or released. */
export function moveEnrolment(
  stack: LandfallStack,
  resource: string,
  { accounts, regions }: EnrolmentProps,
  importId?: (account: Account, region: string) => string,
): void {
  moveAccountResources(stack.moves, accounts, {
    resource,
    parts: () => regions.map((region) => `/${region}`),
    releasedWhen: (state) => state !== 'active',
    importId: (account, part) =>
      account.id && importId && existsAlready({ ...account, adopted: false })
        ? importId(account, part.slice(1))
        : undefined,
  });
}
