import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { Assignments } from '../src/services/identity-center/assignments';
import { type Grant, grantsIn } from '../src/services/identity-center/grants';
import { IdentityCenterInstance } from '../src/services/identity-center/instance';
import { managementPermissionSets } from '../src/services/identity-center/permission-set-model';
import { PermissionSets } from '../src/services/identity-center/permission-sets';
import type { IdentityCenter } from '../src/services/identity-center/schema';
import { LandfallStack } from '../src/terraform/stack';
import { inManagement } from '../src/terraform/where';
import type { IdentityCenterStack } from './identity-center';

/**
 * Access to the management account, with permission sets of its own: a delegated administrator cannot change a
 * permission set that is used there (https://docs.aws.amazon.com/singlesignon/latest/userguide/delegated-admin.html).
 */
export class ManagementAccessStack extends LandfallStack {
  constructor(
    scope: App,
    organization: LandingZone,
    settings: IdentityCenter,
    upstream: IdentityCenterStack,
  ) {
    const { management, homeRegion } = organization;
    const region = settings.region ?? homeRegion;
    super(scope, 'management-access', { ...inManagement(organization), region });
    const grants = grantsIn(management, settings);
    const instance = new IdentityCenterInstance(this, 'instance', region);
    const permissionSets = new PermissionSets(this, 'permission_set', {
      instance,
      permissionSets: managementPermissionSets(
        settings,
        grants.map(({ permissionSet }) => permissionSet),
      ),
    });
    const identityCenter = this.outputsOf(upstream);
    new Assignments(this, 'assignment', {
      grants,
      nameInAws: ({ permissionSet }: Grant) => `${permissionSet}${settings.managementAccount.suffix}`,
      instanceArn: `\${${instance.arn}}`,
      accountIds: grants.length ? { [management.name]: management.id ?? '' } : {},
      groupId: (name) => identityCenter.entry('group_ids', name),
      permissionSetArn: (name) => permissionSets.arnOf(name),
    });
  }
}
