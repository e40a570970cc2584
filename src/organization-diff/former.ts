import type { Account, Organization, OrganizationalUnit } from '../organization/model';

/** The account as it was, under the name that it had or, once a rename was applied, under its own. */
export const formerly = (before: Organization, { name, formerName }: Account): Account | undefined =>
  before.accounts.find((account) => account.name === (formerName ?? name)) ??
  before.accounts.find((account) => account.name === name);

/** The OU as it was, in the same way. */
export const formerUnit = (
  before: Organization,
  { path, formerPath }: OrganizationalUnit,
): OrganizationalUnit | undefined =>
  before.organizationalUnits.find((unit) => unit.path === (formerPath ?? path)) ??
  before.organizationalUnits.find((unit) => unit.path === path);

/** Whether the name of an account is another only because the account was renamed. */
export const isRenamed = (from: string, to: string | undefined, { accounts }: Organization): boolean =>
  from === to || accounts.some(({ name, formerName }) => name === to && formerName === from);
