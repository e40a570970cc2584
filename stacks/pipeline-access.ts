import type { App } from 'cdktf';
import type { Resolved } from '../src/config/resolve';
import { MemberPlanRole } from '../src/services/bootstrap/member-plan-role';
import type { Bootstrap } from '../src/services/bootstrap/schema';
import { LandfallStack } from '../src/terraform/stack';
import { inManagement } from '../src/terraform/where';
import type { OrganizationStack } from './organization';

/** How pipelines plan in member accounts. */
export class PipelineAccessStack extends LandfallStack {
  constructor(scope: App, organization: Resolved, settings: Bootstrap, upstream: OrganizationStack) {
    super(scope, 'pipeline-access', inManagement(organization));
    this.addDependency(upstream);
    new MemberPlanRole(this, 'plan_role', {
      roleName: settings.planRoleName,
      managementAccountId: organization.management.id ?? '',
      rootId:
        organization.root.id ??
        this.outputsOf(upstream).entry('organizational_unit_ids', organization.root.path),
      region: organization.homeRegion,
    });
  }
}
