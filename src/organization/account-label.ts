import type { Account } from './model';

/** The label of an account in reports: its name in the file, followed by its name in AWS where that differs. */
export const accountLabel = ({ name, accountName }: Pick<Account, 'name' | 'accountName'>): string =>
  name === accountName ? name : `${name} (${accountName})`;
