import { activeAccounts, isWithin } from '../../organization/lookups';
import type { Account, Organization } from '../../organization/model';
import type { IdentityCenter } from './schema';

/** How a grant came about: the index of an assignment, or `access` for what the account was given or inherits. */
export type Way = number | 'access';

/** One group that has one permission set in one account. */
export interface Grant {
  /** name of the account */
  readonly account: string;
  /** name of the group in the file */
  readonly group: string;
  /** name of the permission set in the file */
  readonly permissionSet: string;
  /** every way that leads to it; it is one grant all the same */
  readonly ways: readonly Way[];
}

/** What `grantsOf` reads of the organization file. */
export interface Granting {
  readonly identityCenter?: IdentityCenter | undefined;
}

/** The key of a grant in its address: `payments-prod/ReadOnlyAccess/developers`. */
export const grantKey = ({ account, permissionSet, group }: Omit<Grant, 'ways'>): string =>
  `${account}/${permissionSet}/${group}`;

/** Who has what where: the grants of all accounts in use, the management account among them, each once. */
export function grantsOf(organization: Organization & Granting): Grant[] {
  const { identityCenter, management } = organization;
  if (!identityCenter) return [];
  return [management, ...activeAccounts(organization)].flatMap((account) =>
    grantsIn(account, identityCenter),
  );
}

/** The grants in one account, whatever its state. */
export function grantsIn(account: Account, { assignments }: IdentityCenter): Grant[] {
  const found = new Map<string, Grant>();
  const add = (group: string, permissionSet: string, way: Way) => {
    const grant = { account: account.name, group, permissionSet };
    const key = grantKey(grant);
    const ways = found.get(key)?.ways ?? [];
    if (!ways.includes(way)) found.set(key, { ...grant, ways: [...ways, way] });
  };
  assignments.forEach((assignment, index) => {
    if (!reaches(assignment, account)) return;
    for (const permissionSet of assignment.permissionSets) add(assignment.group, permissionSet, index);
  });
  if (account.management) return [...found.values()];
  for (const [group, permissionSets] of Object.entries(account.access.groups)) {
    for (const permissionSet of permissionSets ?? []) add(group, permissionSet, 'access');
  }
  return [...found.values()];
}

/** Whether an assignment is for an account: by name, or for members by OU, by tags, or by both at once. */
export function reaches(assignment: IdentityCenter['assignments'][number], account: Account): boolean {
  const { accounts, organizationalUnits, tags = {} } = assignment;
  if (accounts?.includes(account.name)) return true;
  const wanted = Object.entries(tags);
  if (account.management || (!organizationalUnits && wanted.length === 0)) return false;
  const inUnit = !organizationalUnits || organizationalUnits.some((path) => isWithin(account.parent, path));
  return inUnit && wanted.every(([name, value]) => account.tags[name] === value);
}
