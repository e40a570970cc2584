import type { App } from 'cdktf';
import type { Resolved } from '../src/config/resolve';
import { accountStacks } from '../src/organization/lookups';
import { AccountIds } from './account-ids';
import { AccountsStack } from './accounts';
import { DelegationStack } from './delegation';
import { OrganizationStack } from './organization';
import { addPeople } from './people';

/** All stacks of a landing zone, each after those whose outputs it reads. */
export function addStacks(app: App, organization: Resolved): void {
  const root = new OrganizationStack(app, organization);
  const accounts = new Map(
    accountStacks(organization).map((name) => [name, new AccountsStack(app, name, organization, root)]),
  );
  const ids = new AccountIds(organization, accounts);
  const delegation = Object.values(organization.delegatedAdministrators).some(Boolean)
    ? new DelegationStack(app, organization, root, ids)
    : undefined;
  addPeople(app, organization, ids, { root, delegation });
}
