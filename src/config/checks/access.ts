import { counted } from '../../organization/counted';
import {
  appliesTo,
  type Grant,
  type GrantSource,
  grantsIn,
  grantsOf,
  maxGrants,
} from '../../services/identity-center/grants';
import { basePermissionSet } from '../../services/identity-center/permission-set-model';
import type { IdentityCenter } from '../../services/identity-center/schema';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { type Check, type CheckContext, error, keyAt, valueAt, warning } from './context';

/** An assignment by tags means tags that an account has; one by OU may wait for its first account. */
export const assignmentsByTags: Check = (context) => {
  const present = new Set(
    context.organization.accounts.flatMap(({ tags }) => Object.entries(tags).map(tagKey)),
  );
  return (context.file.identityCenter?.assignments ?? []).flatMap((assignment, index) => {
    const { tags } = assignment;
    if (
      !tags ||
      (Object.entries(tags).every((tag) => present.has(tagKey(tag))) &&
        context.organization.accounts.some((account) => appliesTo({ ...assignment, accounts: [] }, account)))
    )
      return [];
    const wanted = Object.entries(tags).map(([name, value]) => `${name}: ${value}`);
    const at = keyAt(context, 'identityCenter', 'assignments', index, 'tags');
    const message = `no account has the tags ${wanted.join(', ')} here, so nobody gets access by them`;
    return [
      warning(
        'assignment-nobody',
        at,
        message,
        'compare with the tags of the accounts; owner is the tag Owner',
      ),
    ];
  });
};

const tagKey = (tag: readonly [string, string]): string => tag.join('=');

/** What an account gets by two ways it gets once, which is worth knowing before one of them is taken out. */
export const repeatedAssignments: Check = (context) => {
  const pairs = new Map<string, { first: GrantSource; second: GrantSource; grants: Grant[] }>();
  for (const grant of grantsOf(context.organization)) {
    const [first, ...others] = [...grant.sources].sort(byOrder);
    for (const second of others) {
      if (first === undefined) continue;
      const key = `${first} ${second}`;
      const pair = pairs.get(key) ?? { first, second, grants: [] };
      pair.grants.push(grant);
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()].map(({ first, second, grants }) => repeated(context, first, second, grants));
};

const byOrder = (a: GrantSource, b: GrantSource): number =>
  Number(a === 'access') - Number(b === 'access') || Number(a) - Number(b);

function repeated(
  context: CheckContext,
  first: GrantSource,
  second: GrantSource,
  grants: readonly Grant[],
): Diagnostic {
  const [one] = grants as [Grant];
  const accounts = new Set(grants.map(({ account }) => account));
  const where = accounts.size === 1 ? one.account : `${one.account} and ${accounts.size - 1} more`;
  const found = warning(
    'assignment-twice',
    placeOf(context, second, one),
    `${one.group} has ${one.permissionSet} in ${where} already; both give the same assignment`,
    'leave one of the two, unless each shall last when the other is taken out',
  );
  return { ...found, related: { at: placeOf(context, first, one), message: 'given here first' } };
}

function placeOf(context: CheckContext, source: GrantSource, { account, group }: Grant): Position {
  if (source !== 'access') return valueAt(context, 'identityCenter', 'assignments', source, 'permissionSets');
  const index = context.names.indexOf(account);
  const own = context.root.children?.get('accounts')?.children?.get(index)?.children?.get('access');
  const node = context.tree.get(context.file.accounts[index]?.ou ?? '');
  const inherited = node?.accountDefaults?.children?.get('access');
  const found = [own, inherited]
    .map((level) => level?.children?.get('groups')?.children?.get(group))
    .find(Boolean);
  return found?.key ?? found?.at ?? keyAt(context, 'accounts', index);
}

/** No account gets more permission sets than AWS provisions to one. */
export const permissionSetsPerAccount: Check = (context) => {
  const most = context.file.quotas.permissionSetsPerAccount;
  const sets = new Map<string, Set<string>>();
  for (const { account, permissionSet } of grantsOf(context.organization))
    sets.set(account, (sets.get(account) ?? new Set()).add(permissionSet));
  return [...sets]
    .filter(([, { size }]) => size > most)
    .map(([account, { size }]) =>
      error(
        'permission-set-count',
        keyAt(context, 'identityCenter', 'assignments'),
        `account ${account} gets ${counted(size, 'permission set')}; AWS provisions ${most} to one`,
        'join some, or write what AWS granted you in quotas.permissionSetsPerAccount',
      ),
    );
};

/** There are not more grants than Terraform can hold. */
export const grantCount: Check = (context) => {
  if (grantsOf(context.organization).length <= maxGrants) return [];
  const fix = 'assign fewer permission sets, or fewer groups, to the root and to large OUs';
  return [
    error(
      'permission-set-count',
      keyAt(context, 'identityCenter', 'assignments'),
      'groups get permission sets more than 500,000 times, over all accounts; Terraform cannot hold as many',
      fix,
    ),
  ];
};

/** Somebody can get into the management account and repair things, or it is said why nobody shall. */
export const managementAdministrator: Check = (context) => {
  const settings = context.file.identityCenter;
  if (!settings || settings.managementAccount.noAdministrator) return [];
  const grants = grantsIn(context.organization.management, settings);
  if (grants.some(({ permissionSet }) => isAdministrator(permissionSet, settings))) return [];
  const { name } = context.organization.management;
  return [
    error(
      'administrator-missing',
      keyAt(context, 'identityCenter'),
      `no group has an administrator’s permission set on the management account ${name}: a mistake could lock everybody out`,
      `add an assignment with permissionSets: [AdministratorAccess] and accounts: [${name}], or say why nobody shall in ` +
        'identityCenter.managementAccount.noAdministrator',
    ),
  ];
};

const isAdministrator = (name: string, settings: IdentityCenter): boolean =>
  basePermissionSet(name, settings)?.managedPolicies.some((arn) => arn.endsWith('/AdministratorAccess')) ??
  false;

/** Where sessions must have had MFA, something says whether they had. */
export const mfaAttribute: Check = (context) => {
  const settings = context.file.identityCenter;
  if (!settings || settings.mfaAttribute) return [];
  return Object.entries(settings.sessions)
    .filter(([, { requireMfa }]) => requireMfa)
    .map(([kind]) =>
      error(
        'mfa-attribute',
        valueAt(context, 'identityCenter', 'sessions', kind, 'requireMfa'),
        `sessions of the kind ${kind} must have had MFA, but no attribute says whether one had`,
        'have the identity provider send one, and name it: mfaAttribute: { name: mfa, value: "true" }',
      ),
    );
};
