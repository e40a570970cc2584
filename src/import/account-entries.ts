import { rootPath } from '../organization/model';
import { contacts as contactsSchema } from '../services/account/schema';
import type { FoundAccount, FoundPolicy } from './found';
import { slug } from './names';
import { policyKey, tagsOf } from './policy-entries';

/** What the entries of accounts need of the rest of the organization. */
export interface Surroundings {
  /** paths of OUs by their ids, the root's among them */
  readonly paths: ReadonlyMap<string, string>;
  /** names of accounts in the file, by their ids */
  readonly keys: ReadonlyMap<string, string>;
  readonly policies: readonly FoundPolicy[];
  /** `organization.accountEmail`, which makes addresses of names */
  readonly pattern: string | undefined;
  /** takes down what could not be taken over as it is, a sentence each */
  readonly note: (sentence: string) => void;
}

/** The entries of accounts, in the file of their top-level OU; `root` for those in none. */
export function accountEntries(
  accounts: readonly FoundAccount[],
  surroundings: Surroundings,
): Map<string, object[]> {
  const files = new Map<string, object[]>();
  for (const account of accounts) {
    const path = surroundings.paths.get(account.parentId) ?? rootPath;
    const file = slug(path.split('/')[0] ?? 'root');
    files.set(file, [...(files.get(file) ?? []), entry(account, path, surroundings)]);
  }
  return files;
}

function entry(account: FoundAccount, ou: string, surroundings: Surroundings): object {
  const { id, name, email, tags } = account;
  const { keys, pattern, note } = surroundings;
  const key = keys.get(id) ?? id;
  const { Owner: owner, ...rest } = tags as Record<string, string>;
  const policies = surroundings.policies.filter(({ targets }) => targets.includes(id)).map(policyKey);
  return {
    name: key,
    ou,
    ...(owner && { owner }),
    id,
    ...(name !== key && { accountName: name }),
    ...(pattern?.replaceAll('{account}', key) !== email && { email }),
    ...tagsOf(rest),
    ...(policies.length && { policies }),
    ...contactsOf(account, note),
    ...(account.regions.length && { regions: [...account.regions] }),
  };
}

function contactsOf({ contacts, name }: FoundAccount, note: (sentence: string) => void): object {
  const good = Object.entries(contacts).filter(([kind, contact]) => {
    const right = contactsSchema.safeParse({ [kind]: contact }).success;
    if (!right) note(`The ${kind} contact of ${name} is left out: the file does not take it as AWS has it.`);
    return right;
  });
  return good.length ? { contacts: Object.fromEntries(good) } : {};
}
