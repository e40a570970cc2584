import type { Account, Organization } from '../../organization/model';
import { own } from '../../organization/own';
import { type Grant, type GrantSource, grantsOf, type WithIdentityCenter } from './grants';
import { basePermissionSet, nameForSession } from './permission-set-model';
import type { IdentityCenter } from './schema';
import { shorter } from './session-duration';

/** One line of the answer to "who has what where". */
export interface Access {
  readonly account: string;
  /** the name that AWS shows */
  readonly accountName: string;
  readonly group: string;
  /** permission set as the file calls it */
  readonly permissionSet: string;
  /** what people see in the access portal */
  readonly nameInAws: string;
  /** longest session, ISO 8601 */
  readonly sessionDuration: string;
  /** where it comes from: file and line, and in brackets what the file says there */
  readonly because: readonly string[];
}

/** Which part of the answer is wanted; both given means both must fit. */
export interface AccessFilter {
  readonly account?: string | undefined;
  readonly group?: string | undefined;
}

/** Where a grant is written, as `file:line`. */
export type PlaceOf = (grant: Grant, source: GrantSource) => string | undefined;

/** Who has what where: accounts in the order of the file, the management account first. */
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

/** What is different between two answers. */
export interface AccessChange {
  /** had before and has no longer */
  readonly removed: readonly Access[];
  /** has now and had not before */
  readonly added: readonly Access[];
  /** has as before, but under another name or for another time */
  readonly changed: readonly { readonly before: Access; readonly after: Access }[];
}

/** Compares two answers: what people lose, get, and keep in another form. */
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
