import type { App } from 'cdktf';
import { OrganizationStackSet } from '../src/baseline/organization-stack-set';
import type { LandingZone } from '../src/organization/landing-zone';
import { planRoleTemplate } from '../src/services/bootstrap/member-plan-role';
import type { Bootstrap } from '../src/services/bootstrap/schema';
import { LandfallStack } from '../src/terraform/stack';
import { inManagement } from '../src/terraform/where';
import type { OrganizationStack } from './organization';

/**
 * The role with which pipelines plan in member accounts. A stack set of the management account creates it, so it does
 * not depend on delegation.
 */
export class PipelineAccessStack extends LandfallStack {
  constructor(scope: App, organization: LandingZone, settings: Bootstrap, upstream: OrganizationStack) {
    super(scope, 'pipeline-access', inManagement(organization));
    this.addDependency(upstream);
    const template = planRoleTemplate({
      roleName: settings.planRoleName,
      managementAccountId: organization.management.id ?? '',
    });
    new OrganizationStackSet(this, 'plan_role', {
      name: settings.planRoleName,
      description: template.Description,
      template,
      unitIds: [upstream.unitIdFor(this, organization.root.path)],
      regions: [organization.homeRegion],
      calledAs: 'SELF',
    });
    this.moves.makeInstance('aws_cloudformation_stack_set_instance.plan_role_everywhere', {
      resource: 'aws_cloudformation_stack_set_instance.plan_role_instance',
      key: organization.homeRegion,
    });
  }
}
