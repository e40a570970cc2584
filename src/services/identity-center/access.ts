import type { Account, Organization } from '../../organization/model';
import { own } from '../../organization/own';
import { type Grant, type GrantSource, grantsOf, type WithIdentityCenter } from './grants';
import { basePermissionSet, nameForSession } from './permission-set-model';
import type { IdentityCenter } from './schema';
import { shorter } from './session-duration';

/** One grant of access, as `landfall access` shows it. */
export interface Access {
  readonly account: string;
  /** the name that AWS shows */
  readonly accountName: string;
  readonly group: string;
  /** permission set as the file calls it */
  readonly permissionSet: string;
  /** name of the permission set in the access portal */
  readonly nameInAws: string;
  /** longest session, ISO 8601 */
  readonly sessionDuration: string;
  /** where it comes from: file and line, and in brackets what the file says there */
  readonly because: readonly string[];
}

/** A filter on grants. Where both fields are given, both must match. */
export interface AccessFilter {
  readonly account?: string | undefined;
  readonly group?: string | undefined;
}

/** The position of a grant, as `file:line`. */
export type PlaceOf = (grant: Grant, source: GrantSource) => string | undefined;

/** All grants of access, by account in the order of the file, with the management account first. */
export function accessOf(
  organization: Organization & WithIdentityCenter,
  filter: AccessFilter = {},
  placeOf: PlaceOf = () => undefined,
): Access[] {
  const { identityCenter, management } = organization;
  if (!identityCenter) return [];
  const accounts = new Map([management, ...organization.accounts].map((account) => [account.name, account]));
  return grantsOf(organization)
    .filter(({ account }) => filter.account === undefined || account === filter.account)
    .filter(({ group }) => filter.group === undefined || group === filter.group)
    .map((grant) => ({
      ...inAws(grant, accounts.get(grant.account) ?? management, identityCenter),
      because: grant.sources.map((source) => reason(source, identityCenter, placeOf(grant, source))),
    }));
}

function inAws(
  { group, permissionSet }: Grant,
  { name, accountName, management, access }: Account,
  settings: IdentityCenter,
): Omit<Access, 'because'> {
  const longest = basePermissionSet(permissionSet, settings)?.sessionDuration ?? '';
  const { suffix, sessionDuration } = settings.managementAccount;
  const there = { account: name, accountName, group, permissionSet };
  if (management)
    return {
      ...there,
      nameInAws: `${permissionSet}${suffix}`,
      sessionDuration: shorter(longest, sessionDuration),
    };
  const { session } = access;
  const kind = session === undefined ? undefined : own(settings.sessions, session);
  return {
    ...there,
    nameInAws: nameForSession(permissionSet, session),
    sessionDuration: kind ? shorter(longest, kind.duration) : longest,
  };
}

function reason(source: GrantSource, { assignments }: IdentityCenter, place: string | undefined): string {
  if (source === 'access') return place ? `${place} (access)` : 'access of the account or of an OU above it';
  const { accounts, organizationalUnits, tags } = assignments[source] ?? {};
  const where = [
    accounts?.join(', '),
    organizationalUnits?.join(', '),
    tags &&
      Object.entries(tags)
        .map(([name, value]) => `${name}: ${value}`)
        .join(', '),
  ].filter(Boolean);
  return `${place ?? `assignment ${source + 1}`} (${where.join('; ')})`;
}

/** The differences between two lists of grants. */
export interface AccessChange {
  /** removed grants */
  readonly removed: readonly Access[];
  /** added grants */
  readonly added: readonly Access[];
  /** grants that stay, with another name or session length */
  readonly changed: readonly { readonly before: Access; readonly after: Access }[];
}

/** Compares two lists of grants: what is removed, added, and kept with another name or session length. */
export function compareAccess(before: readonly Access[], after: readonly Access[]): AccessChange {
  const old = new Map(before.map((access) => [keyOf(access), access]));
  const now = new Map(after.map((access) => [keyOf(access), access]));
  return {
    removed: before.filter((access) => !now.has(keyOf(access))),
    added: after.filter((access) => !old.has(keyOf(access))),
    changed: after.flatMap((access) => {
      const was = old.get(keyOf(access));
      return was && (was.nameInAws !== access.nameInAws || was.sessionDuration !== access.sessionDuration)
        ? [{ before: was, after: access }]
        : [];
    }),
  };
}

const keyOf = ({ account, group, permissionSet }: Access): string =>
  JSON.stringify([account, group, permissionSet]);
