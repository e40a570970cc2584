import type { LandingZone } from '../src/organization/landing-zone';
import type { Account } from '../src/organization/model';
import type { LandfallStack } from '../src/terraform/stack';
import type { AccountsStack } from './accounts';

/**
 * Account ids for stacks that are applied after the accounts: from the file, or from the state that holds the account.
 */
export class AccountIds {
  private readonly accounts: ReadonlyMap<string, Account>;

  constructor(
    { management, accounts }: LandingZone,
    private readonly stacks: ReadonlyMap<string, AccountsStack>,
  ) {
    this.accounts = new Map([...accounts, management].map((account) => [account.name, account]));
  }

  /**
   * The id of an account, as a value or as an expression in a stack.
   *
   * @throws {Error} when no account has the name; the checks rule that out
   */
  of(name: string, reader: LandfallStack): string {
    const account = this.accounts.get(name);
    if (account?.id) return account.id;
    const holder = account && this.stacks.get(account.stack);
    if (!holder) throw new Error(`no stack holds the account ${name}`);
    return reader.outputsOf(holder).entry('account_ids', name, account.formerName);
  }
}
