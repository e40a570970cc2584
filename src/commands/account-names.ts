import { fixFor } from '../config/diagnostics/suggest';
import type { Account, Organization } from '../organization/model';
import { UsageError } from './usage-error';

/**
 * Finds an account by its name in the file, its id, or its name in AWS.
 *
 * @param organizations where to look; the first match counts
 * @throws {UsageError} when there is none, or several accounts have that name in AWS
 */
export function accountNamed(called: string, ...organizations: readonly Organization[]): Account {
  const all = organizations.flatMap(({ management, accounts }) => [management, ...accounts]);
  const exact = all.find(({ name }) => name === called) ?? all.find(({ id }) => id === called);
  if (exact) return exact;
  const shownSo = new Map(
    all.filter(({ accountName }) => accountName === called).map((account) => [account.name, account]),
  );
  const [first, ...others] = shownSo.values();
  if (first && others.length === 0) return first;
  if (first)
    throw new UsageError(
      `several accounts are called ${called}; give one of ${[...shownSo.keys()].join(', ')}`,
    );
  const names = all.flatMap(({ name, accountName }) => [name, accountName]);
  throw new UsageError(`there is no account ${called}; ${fixFor(called, [...new Set(names)], 'accounts')}`);
}
