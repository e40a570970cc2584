import type { Account, Organization, OrganizationalUnit } from '../organization/model';

/** Accounts by name and OUs by path, worked out once: every part of a diff asks for each of thousands. */
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

/** The account as it was, under the name that it had or, once a rename was applied, under its own. */
export function formerAccount(before: Organization, { name, formerName }: Account): Account | undefined {
  const { accounts } = indexOf(before);
  return accounts.get(formerName ?? name) ?? accounts.get(name);
}

/** The OU as it was, in the same way. */
export function formerUnit(
  before: Organization,
  { path, formerPath }: OrganizationalUnit,
): OrganizationalUnit | undefined {
  const { units } = indexOf(before);
  return units.get(formerPath ?? path) ?? units.get(path);
}

/** Whether the name of an account is another only because the account was renamed. */
export const isRenamed = (from: string, to: string | undefined, { accounts }: Organization): boolean =>
  from === to || accounts.some(({ name, formerName }) => name === to && formerName === from);

/** What accounts of before are called now: a rename takes nobody's access away. */
export function namesNow(before: Organization, after: Organization): (name: string) => string {
  const now = new Map(
    after.accounts.flatMap((account) => {
      const was = formerAccount(before, account);
      return was && was.name !== account.name ? [[was.name, account.name] as const] : [];
    }),
  );
  return (name) => now.get(name) ?? name;
}
