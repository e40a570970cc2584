import type { FoundAssignment, FoundIdentityCenter, FoundPermissionSet, Tags } from './found';

/** The part of the file about people, and what could not be taken over. */
export interface IdentityCenterPart {
  readonly part: object;
  readonly notes: readonly string[];
}

/**
 * Turns Identity Center as AWS has it into `identityCenter` of the file. Assignments to single users and those on the
 * management account are left out and named: the file knows groups, and keeps the management account apart.
 *
 * @param keys names of accounts in the file by id
 */
export function identityCenterPart(
  { permissionSets, assignments, groups }: FoundIdentityCenter,
  managementAccountId: string,
  keys: ReadonlyMap<string, string>,
): IdentityCenterPart {
  const names = new Map(permissionSets.map(({ arn, name }) => [arn, name]));
  const held = assignments.filter(
    ({ principalType, accountId }) =>
      principalType === 'GROUP' && accountId !== managementAccountId && keys.has(accountId),
  );
  const used = [...new Set(held.map(({ principalId }) => groups[principalId] ?? principalId))].sort();
  const part = {
    adopted: true,
    permissionSets: Object.fromEntries(permissionSets.map((set) => [set.name, permissionSet(set)])),
    groups: Object.fromEntries(
      used.map((name) => [groupKey(name), groupKey(name) === name ? {} : { displayName: name }]),
    ),
    assignments: joined(held, names, groups, keys),
    managementAccount: {
      noAdministrator: 'Imported; assignments on the management account were left as they are.',
    },
  };
  return { part, notes: leftOut(assignments, managementAccountId, names, groups) };
}

/** One entry for every group and set of accounts, with all permission sets that it has there. */
function joined(
  held: readonly FoundAssignment[],
  names: ReadonlyMap<string, string>,
  groups: Readonly<Record<string, string>>,
  keys: ReadonlyMap<string, string>,
): object[] {
  const accounts = new Map<string, { group: string; set: string; accounts: string[] }>();
  for (const { principalId, permissionSetArn, accountId } of held) {
    const [group, set] = [
      groupKey(groups[principalId] ?? principalId),
      names.get(permissionSetArn) ?? permissionSetArn,
    ];
    const entry = accounts.get(`${group}/${set}`) ?? { group, set, accounts: [] };
    entry.accounts.push(keys.get(accountId) ?? accountId);
    accounts.set(`${group}/${set}`, entry);
  }
  const entries = new Map<string, { group: string; permissionSets: string[]; accounts: string[] }>();
  for (const { group, set, accounts: here } of accounts.values()) {
    const key = JSON.stringify([group, here.sort()]);
    const entry = entries.get(key) ?? { group, permissionSets: [], accounts: here };
    entry.permissionSets.push(set);
    entries.set(key, entry);
  }
  return [...entries.values()];
}

function permissionSet(set: FoundPermissionSet): object {
  const { description, sessionDuration, relayState, managedPolicies, customerManagedPolicies, boundary } =
    set;
  return {
    arn: set.arn,
    ...(description && { description }),
    sessionDuration: sessionDuration ?? 'PT1H',
    ...(relayState && { relayState }),
    ...(managedPolicies.length && { managedPolicies: [...managedPolicies] }),
    ...(customerManagedPolicies.length && { customerManagedPolicies: [...customerManagedPolicies] }),
    ...(set.inlinePolicy && { inlinePolicy: JSON.parse(set.inlinePolicy) }),
    ...(boundary && { permissionsBoundary: boundary }),
    ...tagsOf(set.tags),
  };
}

function leftOut(
  assignments: readonly FoundAssignment[],
  managementAccountId: string,
  names: ReadonlyMap<string, string>,
  groups: Readonly<Record<string, string>>,
): string[] {
  const described = ({ permissionSetArn, principalId, accountId }: FoundAssignment) =>
    `${names.get(permissionSetArn)} for ${groups[principalId] ?? principalId} in ${accountId}`;
  const users = assignments.filter(({ principalType }) => principalType !== 'GROUP').map(described);
  const management = assignments
    .filter(({ accountId, principalType }) => accountId === managementAccountId && principalType === 'GROUP')
    .map(described);
  return [
    ...(users.length
      ? [`Assignments to single users are left out; give them to groups: ${list(users)}.`]
      : []),
    ...(management.length
      ? [
          `Assignments on the management account are left out, because it gets permission sets of its own: ${list(management)}.`,
        ]
      : []),
  ];
}

const list = (all: readonly string[]): string =>
  all.length > 10 ? `${all.slice(0, 10).join(', ')} and ${all.length - 10} more` : all.join(', ');

/** In addresses a group's name stands between slashes. */
const groupKey = (name: string): string => name.replaceAll('/', '-').slice(0, 128).trim();

const tagsOf = (tags: Tags): object => (Object.keys(tags).length ? { tags: { ...tags } } : {});
