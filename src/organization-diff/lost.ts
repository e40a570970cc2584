import type { Organization } from '../organization/model';
import type { Lost } from './model';

/**
 * Accounts and OUs that the file has lost without letting go of them first, and accounts that one state would lose and
 * another make again: Terraform refuses that when it plans, this says so before, on every backend and without
 * credentials.
 */
export function lostSince(before: Organization, after: Organization): Lost[] {
  return [...lostAccounts(before, after), ...strayAccounts(before, after), ...lostUnits(before, after)];
}

function lostAccounts(before: Organization, after: Organization): Lost[] {
  const kept = new Set(
    after.accounts.flatMap(({ name, formerName }) => [name, ...(formerName ? [formerName] : [])]),
  );
  const byId = new Map(after.accounts.flatMap(({ name, id }) => (id ? [[id, name]] : [])));
  return before.accounts
    .filter(({ name, state }) => !kept.has(name) && state !== 'released')
    .map(({ name, id }) => {
      const renamed = id === undefined ? undefined : byId.get(id);
      const cure = renamed
        ? `It has the id of ${renamed}: write formerName: ${name} there, so that Terraform renames it.`
        : 'Put its entry back. If the account is to go: state: suspended, close it in AWS, state: released, apply, and ' +
          'then delete the entry. If it was renamed, write formerName in its new entry.';
      return { kind: 'account' as const, name, cure };
    });
}

/** Accounts that belong to another stack now without a word of where their state is; one entry for each move. */
function strayAccounts(before: Organization, after: Organization): Lost[] {
  const stackBefore = new Map(before.accounts.map(({ name, stack }) => [name, stack]));
  const moves = new Map<string, { readonly names: string[]; readonly from: string; readonly to: string }>();
  for (const { name, formerName, state, stack, formerStack } of after.accounts) {
    const from = stackBefore.get(formerName ?? name);
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

function lostUnits(before: Organization, after: Organization): Lost[] {
  const units = after.organizationalUnits;
  const kept = new Set(units.flatMap(({ path, formerPath }) => [path, ...(formerPath ? [formerPath] : [])]));
  return before.organizationalUnits
    .filter(({ path, state }) => !kept.has(path) && state === 'active')
    .map(({ path }) => ({
      kind: 'OU' as const,
      name: path,
      cure:
        'Put it back with state: deleted (when it is empty) or state: released (Terraform lets go of it), apply, and ' +
        'then delete it. If it was renamed, write formerName; AWS moves no OU to another parent.',
    }));
}
