import { activeAccounts, isWithin } from '../../organization/lookups';
import type { Account, Organization } from '../../organization/model';
import { own } from '../../organization/own';
import { AssignmentIndex } from './assignment-index';
import type { IdentityCenter } from './schema';

/** The origin of a grant: the index of an assignment, or `access` for access that the account states or inherits. */
export type GrantSource = number | 'access';

/** One group that has one permission set in one account. */
export interface Grant {
  /** name of the account */
  readonly account: string;
  /** name of the group in the file */
  readonly group: string;
  /** name of the permission set in the file */
  readonly permissionSet: string;
  /** all origins of the grant; it is a single grant nevertheless */
  readonly sources: readonly GrantSource[];
}

/** The parts of the organization that `grantsOf` reads. */
export interface WithIdentityCenter {
  readonly identityCenter?: IdentityCenter | undefined;
}

/** The key of a grant in its address: `payments-prod/ReadOnlyAccess/developers`. */
export const grantKey = ({ account, permissionSet, group }: Omit<Grant, 'sources'>): string =>
  `${account}/${permissionSet}/${group}`;

/** Limit on grants, for Terraform and for the checks. An organization of 10,000 accounts has a quarter of it. */
export const maxGrants = 500_000;

const cache = new WeakMap<object, readonly Grant[]>();

/**
 * The grants of all active accounts, the management account included, each once. Beyond `mostGrants`, the list ends
 * after the account that exceeds it.
 */
export function grantsOf(organization: Organization & WithIdentityCenter): readonly Grant[] {
  const before = cache.get(organization);
  if (before) return before;
  const grants = computeGrants(organization);
  cache.set(organization, grants);
  return grants;
}

function computeGrants(organization: Organization & WithIdentityCenter): Grant[] {
  const { identityCenter, management } = organization;
  if (!identityCenter) return [];
  const found: Grant[] = [];
  const assignments = indexOf(identityCenter);
  for (const account of [management, ...activeAccounts(organization)]) {
    if (found.length > maxGrants) break;
    for (const grant of accountGrants(account, assignments)) found.push(grant);
  }
  return found;
}

const indexes = new WeakMap<object, AssignmentIndex>();

function indexOf({ assignments }: IdentityCenter): AssignmentIndex {
  const index = indexes.get(assignments) ?? new AssignmentIndex(assignments, appliesTo);
  indexes.set(assignments, index);
  return index;
}

/** The grants in one account, whatever its state. */
export const grantsIn = (account: Account, settings: IdentityCenter): Grant[] =>
  accountGrants(account, indexOf(settings));

function accountGrants(account: Account, assignments: AssignmentIndex): Grant[] {
  const found = new Map<string, Grant & { sources: GrantSource[] }>();
  const add = (group: string, permissionSet: string, source: GrantSource) => {
    const grant = { account: account.name, group, permissionSet, sources: [source] };
    const key = grantKey(grant);
    const before = found.get(key);
    if (!before) found.set(key, grant);
    else if (before.sources.at(-1) !== source) before.sources.push(source);
  };
  for (const [index, { group, permissionSets }] of assignments.assignmentsFor(account)) {
    for (const permissionSet of permissionSets) add(group, permissionSet, index);
  }
  if (account.management) return [...found.values()];
  for (const [group, permissionSets] of Object.entries(account.access.groups)) {
    for (const permissionSet of permissionSets ?? []) add(group, permissionSet, 'access');
  }
  return [...found.values()];
}

/** Whether an assignment is for an account: by name, or for members by OU, by tags, or by both at once. */
export function appliesTo(assignment: IdentityCenter['assignments'][number], account: Account): boolean {
  const { accounts, organizationalUnits, tags = {} } = assignment;
  if (accounts?.includes(account.name)) return true;
  const wanted = Object.entries(tags);
  if (account.management || (!organizationalUnits && wanted.length === 0)) return false;
  const inUnit = !organizationalUnits || organizationalUnits.some((path) => isWithin(account.parent, path));
  return inUnit && wanted.every(([name, value]) => own(account.tags, name) === value);
}
