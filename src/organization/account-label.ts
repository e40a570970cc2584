import type { Account } from './model';

/** What people call an account: its name in the file, with AWS's beside it where that is another. */
export const accountLabel = ({ name, accountName }: Pick<Account, 'name' | 'accountName'>): string =>
  name === accountName ? name : `${name} (${accountName})`;
