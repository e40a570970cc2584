import { type Account, type Organization, type OrganizationalUnit, rootPath } from './model';

/** The member accounts that are in use: neither suspended nor released. */
export const activeAccounts = (organization: Organization): Account[] =>
  organization.accounts.filter(({ state }) => state === 'active');

/** An account by name, the management account included. */
export function accountByName(organization: Organization, name: string): Account | undefined {
  return organization.management.name === name
    ? organization.management
    : organization.accounts.find((account) => account.name === name);
}

/** How many levels an OU is below the root, by its path. */
export const depthOf = (path: string): number => (path === rootPath ? 0 : path.split('/').length);

/** The root or an OU by path. */
export function unitByPath(organization: Organization, path: string): OrganizationalUnit | undefined {
  return path === rootPath
    ? organization.root
    : organization.organizationalUnits.find((unit) => unit.path === path);
}

/** Whether a path is an OU or one below it; everything is below the root. */
export const isWithin = (path: string, ancestor: string): boolean =>
  ancestor === rootPath || path === ancestor || path.startsWith(`${ancestor}/`);

/** The active member accounts in an OU and in those below it. */
export const accountsBelow = (organization: Organization, path: string): Account[] =>
  activeAccounts(organization).filter(({ parent }) => isWithin(parent, path));

/** The OUs from the root down to a path, both included. */
export function unitsAlong(organization: Organization, path: string): OrganizationalUnit[] {
  if (path === rootPath) return [organization.root];
  const names = path.split('/');
  const paths = names.map((_, index) => names.slice(0, index + 1).join('/'));
  return [organization.root, ...paths.flatMap((each) => unitByPath(organization, each) ?? [])];
}

/**
 * Names of the Terraform stacks that hold accounts, can hold some, or held some before. `accounts` is always one of
 * them.
 */
export function accountStacks({ root, organizationalUnits, accounts }: Organization): string[] {
  const former = accounts.flatMap(({ formerStack }) => formerStack ?? []);
  return [...new Set([root.stack, ...organizationalUnits.map(({ stack }) => stack), ...former])].sort();
}
