import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { accountStacks } from '../src/organization/lookups';
import type { LandfallStack } from '../src/terraform/stack';
import type { AccountIds } from './account-ids';
import { AssignmentsStack } from './assignments';
import { IdentityCenterStack } from './identity-center';
import { ManagementAccessStack } from './management-access';
import { ManagementIamStack } from './management-iam';
import type { OrganizationStack } from './organization';

/** Adds the stacks of people's access: permission sets and groups first, then assignments. */
export function addPeople(
  app: App,
  organization: LandingZone,
  ids: AccountIds,
  { root, delegation }: { root: OrganizationStack; delegation: LandfallStack | undefined },
): void {
  const { identityCenter, roles, passwordPolicy } = organization;
  if (passwordPolicy || Object.values(roles).some(Boolean))
    new ManagementIamStack(app, organization, root, ids);
  if (!identityCenter) return;
  const center = new IdentityCenterStack(app, organization, identityCenter, ids);
  if (delegation) center.addDependency(delegation);
  new ManagementAccessStack(app, organization, identityCenter, center);
  for (const name of accountStacks(organization))
    new AssignmentsStack(app, name, organization, identityCenter, center, ids);
}
