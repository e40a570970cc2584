import type { Account, Organization, OrganizationalUnit } from '../organization/model';
import { formerAccount, formerUnit } from './former';
import type { UnsafeChange } from './model';

/**
 * Accounts and OUs that were removed without being released or deleted first, entries that now mean another account,
 * and accounts that change their state file. Terraform refuses these when it plans. This check finds them earlier, on
 * every backend and without credentials.
 */
export function unsafeRemovals(before: Organization, after: Organization): UnsafeChange[] {
  return [
    ...removedAccounts(before, after),
    ...replacedAccounts(before, after),
    ...accountsInOtherState(before, after),
    ...removedUnits(before, after),
    ...replacedUnits(before, after),
  ];
}

function removedAccounts(before: Organization, after: Organization): UnsafeChange[] {
  // Compared by former account and not by name: an account may take the former name of another.
  const kept = new Set(after.accounts.map((account) => formerAccount(before, account)));
  const byId = new Map(after.accounts.flatMap(({ name, id }) => (id ? [[id, name]] : [])));
  return before.accounts
    .filter((account) => !kept.has(account) && account.state !== 'released')
    .map(({ name, id }) => {
      const renamed = id === undefined ? undefined : byId.get(id);
      const other = after.accounts.find((account) => account.name === name);
      const cure = renamed
        ? `It has the id of ${renamed}: write formerName: ${name} there, so that Terraform renames it.`
        : other
          ? `Its name is taken by ${other.formerName}, which was renamed: give one of both another name, and put its entry back.`
          : 'Put its entry back. If the account is to go: state: suspended, close it in AWS, state: released, apply, and ' +
            'then delete the entry. If it was renamed, write formerName in its new entry.';
      return { kind: 'account' as const, name, cure };
    });
}

/** Accounts whose entry now means another account than the state has, or one that is in no state. */
function replacedAccounts(before: Organization, after: Organization): UnsafeChange[] {
  return after.accounts.flatMap((account): UnsafeChange[] => {
    const was = formerAccount(before, account);
    return was ? replacement('account', account.name, was, account) : [];
  });
}

function replacedUnits(before: Organization, after: Organization): UnsafeChange[] {
  return after.organizationalUnits.flatMap((unit): UnsafeChange[] => {
    const was = formerUnit(before, unit);
    return was ? replacement('OU', unit.path, was, unit) : [];
  });
}

function replacement<T extends Account | OrganizationalUnit>(
  kind: UnsafeChange['kind'],
  name: string,
  was: T,
  is: T,
): UnsafeChange[] {
  if (was.id !== undefined && is.id !== undefined && was.id !== is.id) {
    const cure = `It is ${was.id} in the state, and would stay that: put the id back, and give ${is.id} an entry of its own.`;
    return [{ kind, name, cure }];
  }
  if (was.state !== 'released' || is.state === 'released' || is.id !== undefined) return [];
  const cure = 'Terraform has let go of it, and would make another: write its id, so that it is imported.';
  return [{ kind, name, cure }];
}

/** Accounts whose stack changes while their state is not moved; one entry for each pair of stacks. */
function accountsInOtherState(before: Organization, after: Organization): UnsafeChange[] {
  const moves = new Map<string, { readonly names: string[]; readonly from: string; readonly to: string }>();
  for (const account of after.accounts) {
    const { name, state, stack, formerStack } = account;
    const from = formerAccount(before, account)?.stack;
    if (!from || from === stack || formerStack === from || state === 'released') continue;
    const move = moves.get(`${from} ${stack}`) ?? { names: [], from, to: stack };
    moves.set(`${from} ${stack}`, { ...move, names: [...move.names, name] });
  }
  return [...moves.values()].map(({ names, from, to }) => ({
    kind: 'account' as const,
    name: names.length > 1 ? `${names[0]} and ${names.length - 1} more` : `${names[0]}`,
    cure:
      `It belongs to the stack ${to} now, and its state is in ${from}: run npx landfall ids --write before the change, ` +
      `then write formerStack: ${from}, for a whole branch in accountDefaults of its OU.`,
  }));
}

function removedUnits(before: Organization, after: Organization): UnsafeChange[] {
  const kept = new Set(after.organizationalUnits.map((unit) => formerUnit(before, unit)));
  return before.organizationalUnits
    .filter((unit) => !kept.has(unit) && unit.state === 'active')
    .map(({ path }) => ({
      kind: 'OU' as const,
      name: path,
      cure:
        'Put it back with state: deleted (when it is empty) or state: released (Terraform lets go of it), apply, and ' +
        'then delete it. If it was renamed, write formerName; AWS moves no OU to another parent.',
    }));
}
