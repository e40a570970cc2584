import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { AccessControlAttributes } from '../src/services/identity-center/attributes';
import { grantsOf } from '../src/services/identity-center/grants';
import { Groups } from '../src/services/identity-center/groups';
import { IdentityCenterInstance } from '../src/services/identity-center/instance';
import { permissionSetsOf } from '../src/services/identity-center/permission-set-model';
import { PermissionSets } from '../src/services/identity-center/permission-sets';
import type { IdentityCenter } from '../src/services/identity-center/schema';
import { LandfallStack, type StackProps } from '../src/terraform/stack';
import { inManagement, inMember } from '../src/terraform/where';
import type { AccountIds } from './account-ids';

/** Permission sets, groups and session attributes for access to member accounts. */
export class IdentityCenterStack extends LandfallStack<'identity-center'> {
  constructor(scope: App, organization: LandingZone, settings: IdentityCenter, ids: AccountIds) {
    super(scope, 'identity-center', whereIdentityCenterRuns(organization, ids));
    const instance = new IdentityCenterInstance(this, 'instance', this.props.region);
    const used = grantsOf(organization).map(({ permissionSet }) => permissionSet);
    const permissionSets = new PermissionSets(this, 'permission_set', {
      instance,
      permissionSets: permissionSetsOf(settings, used),
      adopted: settings.adopted,
    });
    const groups = new Groups(this, 'group', { instance, groups: settings.groups });
    const { attributes } = settings;
    if (Object.keys(attributes).length)
      new AccessControlAttributes(this, 'access_control_attributes', { instance, attributes });
    this.writeOutputs('identity-center', {
      instance_arn: `\${${instance.arn}}`,
      permission_set_arns: permissionSets.arns,
      group_ids: groups.ids,
    });
  }
}

/**
 * The account of the delegated administrator, or the management account where there is none, and the region of the
 * instance.
 */
export function whereIdentityCenterRuns(organization: LandingZone, ids: AccountIds): StackProps {
  const administrator = organization.delegatedAdministrators.identityCenter;
  const props = administrator
    ? inMember(organization, (stack) => ids.of(administrator, stack))
    : inManagement(organization);
  return { ...props, region: organization.identityCenter?.region ?? props.region };
}
