import type { Account, Organization, OrganizationalUnit } from '../organization/model';

/** Accounts by name and OUs by path. Built once for each organization: a diff looks up thousands. */
interface Index {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly units: ReadonlyMap<string, OrganizationalUnit>;
}

const indexes = new WeakMap<Organization, Index>();

function indexOf(organization: Organization): Index {
  const known = indexes.get(organization);
  if (known) return known;
  const index = {
    accounts: new Map(organization.accounts.map((account) => [account.name, account])),
    units: new Map(organization.organizationalUnits.map((unit) => [unit.path, unit])),
  };
  indexes.set(organization, index);
  return index;
}

/**
 * The same account in the earlier organization: by its former name, or by its name where the rename is already applied.
 */
export function formerAccount(before: Organization, { name, formerName }: Account): Account | undefined {
  const { accounts } = indexOf(before);
  return accounts.get(formerName ?? name) ?? accounts.get(name);
}

/** The same OU in the earlier organization, looked up like an account. */
export function formerUnit(
  before: Organization,
  { path, formerPath }: OrganizationalUnit,
): OrganizationalUnit | undefined {
  const { units } = indexOf(before);
  return units.get(formerPath ?? path) ?? units.get(path);
}

/** Whether two account names are one account, equal or renamed. */
export const isRenamed = (from: string, to: string | undefined, { accounts }: Organization): boolean =>
  from === to || accounts.some(({ name, formerName }) => name === to && formerName === from);

/** Maps account names of the earlier organization to current names, so that a rename does not read as lost access. */
export function namesNow(before: Organization, after: Organization): (name: string) => string {
  const now = new Map(
    after.accounts.flatMap((account) => {
      const was = formerAccount(before, account);
      return was && was.name !== account.name ? [[was.name, account.name] as const] : [];
    }),
  );
  return (name) => now.get(name) ?? name;
}
