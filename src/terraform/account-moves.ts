import type { Account } from '../organization/model';
import type { StateMoves } from './state-moves';

/** How resources that belong to accounts are found in a state. */
export interface AccountResource {
  /** type and name of the `for_each` resource */
  readonly resource: string;
  /** what follows the account's name in the keys of its instances; none, one or several */
  readonly parts: (account: Account) => readonly string[];
  /** what followed the account's former name, where a rename of the account changes that too */
  readonly formerPart?: (account: Account, part: string) => string;
  /** whether Terraform forgets it when an account is in this state */
  readonly releasedWhen: (state: Account['state']) => boolean;
  /** id to import an instance by, where it exists already */
  readonly importId: (account: Account, part: string) => string | undefined;
}

/** The accounts of one state. */
export interface AccountsOfState {
  /** accounts that belong to it now */
  readonly present: readonly Account[];
  /** accounts that have moved from it to another */
  readonly departed: readonly Account[];
}

/**
 * Moves the resources that belong to accounts in the state when an account is renamed, changes its state, is suspended
 * or is released, so that none is destroyed and created again.
 */
export function moveAccountResources(
  moves: StateMoves,
  { present, departed }: AccountsOfState,
  accountResource: AccountResource,
): void {
  const { resource, parts, releasedWhen } = accountResource;
  const imports = new Map<string, string>();
  for (const account of present) {
    for (const part of parts(account)) {
      if (releasedWhen(account.state))
        moves.release({ resource, key: formerKey(account, part, accountResource) });
      else moveInstance(account, part, moves, accountResource, imports);
    }
  }
  for (const account of departed) {
    for (const part of parts(account))
      moves.release({ resource, key: formerKey(account, part, accountResource) });
  }
  moves.importAll(resource, imports);
}

function moveInstance(
  account: Account,
  part: string,
  moves: StateMoves,
  accountResource: AccountResource,
  imports: Map<string, string>,
): void {
  const { name, formerName, formerStack, stack } = account;
  const arrives = formerStack !== undefined && formerStack !== stack;
  if (formerName && !arrives)
    moves.rename(accountResource.resource, formerKey(account, part, accountResource), `${name}${part}`);
  const id = accountResource.importId(account, part);
  if (id !== undefined) imports.set(`${name}${part}`, id);
}

function formerKey(account: Account, part: string, { formerPart }: AccountResource): string {
  return `${account.formerName ?? account.name}${formerPart?.(account, part) ?? part}`;
}

/** Whether the resources that belong to an account already exist, so that they are imported with it. */
export const existsAlready = ({ adopted, formerStack, stack }: Account): boolean =>
  adopted || (formerStack !== undefined && formerStack !== stack);
