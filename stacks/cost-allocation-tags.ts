import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { CostAllocationTags } from '../src/services/cost-explorer/cost-allocation-tags';
import { LandfallStack } from '../src/terraform/stack';
import { inManagement } from '../src/terraform/where';

/**
 * Cost allocation tags. Billing knows a tag key up to a day after a resource or account first has it. Until then
 * Terraform fails with "empty result" (https://github.com/hashicorp/terraform-provider-aws/issues/29068), so this stack
 * fails on the first day of a new organization. It is applied last, so that no other stack waits for it.
 */
export class CostAllocationTagsStack extends LandfallStack {
  constructor(scope: App, organization: LandingZone) {
    super(scope, 'cost-allocation-tags', inManagement(organization));
    for (const stack of scope.node.children)
      if (stack instanceof LandfallStack && stack !== this) this.addDependency(stack);
    new CostAllocationTags(this, 'cost_allocation_tag', organization.costAllocationTags);
  }
}
