import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { AccountRole } from '../src/services/iam/account-role';
import { BreakGlassAlarm } from '../src/services/iam/break-glass-alarm';
import { BreakGlassUsers } from '../src/services/iam/break-glass-users';
import { managementRoles } from '../src/services/iam/management-roles';
import { AccountPasswordPolicy } from '../src/services/iam/password-policy';
import { snakeCase } from '../src/terraform/literal';
import { LandfallStack } from '../src/terraform/stack';
import { inManagement } from '../src/terraform/where';
import type { AccountIds } from './account-ids';
import type { OrganizationStack } from './organization';

/** IAM of the management account: the roles that the baseline creates in members, and break-glass access. */
export class ManagementIamStack extends LandfallStack {
  constructor(scope: App, organization: LandingZone, upstream: OrganizationStack, ids: AccountIds) {
    super(scope, 'management-iam', inManagement(organization));
    const { roles, passwordPolicy, management, homeRegion, governedRegions } = organization;
    const accountId = management.id ?? '';
    const made = managementRoles({
      roles,
      organizationId: upstream.organizationIdFor(this),
      managementAccountId: accountId,
      accountId: (name) => ids.of(name, this),
    });
    for (const [name, role] of Object.entries(made)) new AccountRole(this, `${snakeCase(name)}_role`, role);
    const { breakGlass } = roles;
    if (breakGlass) {
      const { roleName, users, notify } = breakGlass;
      const regions = [...new Set([...governedRegions, homeRegion, 'us-east-1'])].sort();
      new BreakGlassUsers(this, 'break_glass_user', { users, roleName });
      new BreakGlassAlarm(this, 'break_glass_alarm', { roleName, accountId, homeRegion, regions, notify });
    }
    if (passwordPolicy) new AccountPasswordPolicy(this, 'password_policy', passwordPolicy);
  }
}
