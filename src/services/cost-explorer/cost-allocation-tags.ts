import { CeCostAllocationTag } from '@cdktf/provider-aws/lib/ce-cost-allocation-tag';
import { Construct } from 'constructs';
import { eachOf } from '../../terraform/for-each';

/**
 * Tag keys that appear in the organization's billing data.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ce_cost_allocation_tag
 */
export class CostAllocationTags extends Construct {
  constructor(scope: Construct, id: string, keys: readonly string[]) {
    super(scope, id);
    const each = eachOf(keys);
    new CeCostAllocationTag(this, 'Resource', { forEach: each, tagKey: each.value, status: 'Active' });
  }
}
