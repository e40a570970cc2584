import type { Organization } from '../../organization/model';
import { type Grant, type Granting, grantsOf, type Way } from './grants';
import { basePermissionSet, nameForSession } from './permission-set-model';
import type { IdentityCenter } from './schema';
import { shorter } from './session-duration';

/** One line of the answer to "who has what where". */
export interface Access {
  readonly account: string;
  readonly group: string;
  /** permission set as the file calls it */
  readonly permissionSet: string;
  /** what people see in the access portal */
  readonly nameInAws: string;
  /** longest session, ISO 8601 */
  readonly sessionDuration: string;
  /** where it comes from, in the words of the file */
  readonly because: readonly string[];
}

/** Which part of the answer is wanted; both given means both must fit. */
export interface AccessFilter {
  readonly account?: string | undefined;
  readonly group?: string | undefined;
}

/** Who has what where: accounts in the order of the file, the management account first. */
export function accessOf(organization: Organization & Granting, filter: AccessFilter = {}): Access[] {
  const { identityCenter } = organization;
  if (!identityCenter) return [];
  const sessions = new Map(organization.accounts.map(({ name, access }) => [name, access.session]));
  return grantsOf(organization)
    .filter(({ account }) => filter.account === undefined || account === filter.account)
    .filter(({ group }) => filter.group === undefined || group === filter.group)
    .map((grant) => ({
      ...inAws(grant, organization, identityCenter, sessions.get(grant.account)),
      because: grant.ways.map((way) => reason(way, identityCenter)),
    }));
}

function inAws(
  { account, group, permissionSet }: Grant,
  { management }: Organization,
  settings: IdentityCenter,
  session: string | undefined,
): Omit<Access, 'because'> {
  const own = basePermissionSet(permissionSet, settings)?.sessionDuration ?? '';
  const { suffix, sessionDuration } = settings.managementAccount;
  const there = { account, group, permissionSet };
  if (account === management.name)
    return {
      ...there,
      nameInAws: `${permissionSet}${suffix}`,
      sessionDuration: shorter(own, sessionDuration),
    };
  const kind = session === undefined ? undefined : settings.sessions[session];
  return {
    ...there,
    nameInAws: nameForSession(permissionSet, session),
    sessionDuration: kind ? shorter(own, kind.duration) : own,
  };
}

function reason(way: Way, { assignments }: IdentityCenter): string {
  if (way === 'access') return 'access of the account or of an OU above it';
  const { accounts, organizationalUnits, tags } = assignments[way] ?? {};
  const where = [
    accounts?.join(', '),
    organizationalUnits?.join(', '),
    tags &&
      Object.entries(tags)
        .map(([name, value]) => `${name}: ${value}`)
        .join(', '),
  ].filter(Boolean);
  return `assignment ${way + 1} (${where.join('; ')})`;
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
