import type { DiagnosticCode } from '../diagnostics/codes';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { emailOf } from '../resolving/accounts';
import type { OrganizationalUnitEntry } from '../schema/organization-file';
import { type Check, entryOf, error, valueAt } from './context';

/** Names, e-mail addresses and ids are unique, over the management account as well. */
export const uniqueAccounts: Check = (context) => {
  const { file } = context;
  const { managementAccount: management } = file.organization;
  const manager = (field: string) => valueAt(context, 'organization', 'managementAccount', field);
  const place = (index: number, field: string) => valueAt(context, 'accounts', index, field);
  const names = file.accounts.map(({ name }, index) => ({ value: name, at: place(index, 'name') }));
  const first = new Map([...file.accounts.entries()].reverse().map(([index, { name }]) => [name, index]));
  const emails = file.accounts.map((entry, index) => ({
    // An address that is made of a name is used twice because the name is.
    value: entry.email || first.get(entry.name) === index ? emailOf(entry, file) : undefined,
    at: place(index, entry.email ? 'email' : 'name'),
  }));
  const ids = file.accounts.map(({ id }, index) => ({ value: id, at: place(index, 'id') }));
  return [
    ...repeated(
      'duplicate-account',
      'account name',
      [{ value: management.name, at: manager('name') }, ...names],
      'name each account once; to attach more to one, write it in the same entry',
    ),
    ...repeated(
      'duplicate-email',
      'e-mail address',
      [{ value: management.email, at: manager('email') }, ...emails],
      'AWS takes an address for one account only, whatever its case',
    ),
    ...repeated(
      'duplicate-id',
      'account id',
      [{ value: management.id, at: manager('id') }, ...ids],
      'an account has one entry; take one of the two out',
    ),
  ];
};

/** An OU of AWS, and a policy, has one entry: two would import the same thing twice. */
export const uniqueIds: Check = (context) => {
  const units = [...context.tree.values()].map(({ path, entry }) => ({
    value: (entry as OrganizationalUnitEntry).id,
    at: valueAt(context, ...entryOf(path), 'id'),
  }));
  const policies = Object.entries(context.file.policies).map(([name, { id }]) => ({
    value: id,
    at: valueAt(context, 'policies', name, 'id'),
  }));
  return [
    ...repeated('duplicate-id', 'OU id', units, 'an OU has one entry; correct one of the two'),
    ...repeated('duplicate-id', 'policy id', policies, 'a policy has one entry; correct one of the two'),
  ];
};

function repeated(
  code: DiagnosticCode,
  what: string,
  values: readonly { value: string | undefined; at: Position }[],
  fix: string,
): Diagnostic[] {
  const first = new Map<string, Position>();
  return values.flatMap(({ value, at }) => {
    if (value === undefined) return [];
    const folded = value.toLowerCase();
    const before = first.get(folded);
    if (before)
      return [
        {
          ...error(code, at, `the ${what} ${value} is used twice`, fix),
          related: { at: before, message: 'used here first' },
        },
      ];
    first.set(folded, at);
    return [];
  });
}
