import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { CostAllocationTags } from '../src/services/cost-explorer/cost-allocation-tags';
import { LandfallStack } from '../src/terraform/stack';
import { inManagement } from '../src/terraform/where';

/**
 * Tags in billing data. Billing knows a key up to a day after the first account or resource carries it, and Terraform
 * fails before ("empty result", https://github.com/hashicorp/terraform-provider-aws/issues/29068): so in a new
 * organization this fails on the first day. It is applied after all others, because nothing must wait for it.
 */
export class CostAllocationTagsStack extends LandfallStack {
  constructor(scope: App, organization: LandingZone) {
    super(scope, 'cost-allocation-tags', inManagement(organization));
    for (const stack of scope.node.children)
      if (stack instanceof LandfallStack && stack !== this) this.addDependency(stack);
    new CostAllocationTags(this, 'cost_allocation_tag', organization.costAllocationTags);
  }
}
