import type { OrganizationalUnitEntry } from '../schema/organization-file';
import { type Check, entryOf, error, valueAt } from './context';

/** What is adopted has an id to be imported by: without one Terraform makes an account, an OU, an attachment anew. */
export const adoptedWithoutId: Check = (context) => {
  const { file, organization, tree } = context;
  const without = new Set(
    organization.accounts.filter(({ adopted, id }) => adopted && !id).map(({ name }) => name),
  );
  const accounts = file.accounts.flatMap(({ name }, index) =>
    without.has(name)
      ? [withoutId(`account ${name}`, valueAt(context, 'accounts', index, 'name'), 'id: "123456789012"')]
      : [],
  );
  const units = [...tree.values()]
    .filter(({ depth, entry }) => depth > 0 && entry.adopted && !(entry as OrganizationalUnitEntry).id)
    .map(({ path }) =>
      withoutId(`OU ${path}`, valueAt(context, ...entryOf(path), 'adopted'), 'id: ou-ab12-cdef3456'),
    );
  return [...accounts, ...units];
};

const withoutId = (what: string, at: Parameters<typeof error>[1], example: string) =>
  error(
    'adopted-without-id',
    at,
    `${what} is adopted, but has no id to be imported by`,
    `add its id, for example ${example}, or take adopted out where it does not exist yet`,
  );
