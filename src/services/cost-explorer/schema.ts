import { z } from 'zod';

/** `costAllocationTags`: tags that appear in billing data, `aws_ce_cost_allocation_tag`. */
export const costAllocationTagsSchema = z
  .array(z.string().min(1).max(1024))
  .default([])
  .meta({
    description:
      'Tag keys activated for cost allocation. AWS knows a key up to 24 hours after the first resource carries it, ' +
      'and Terraform fails before; the stack `cost-allocation-tags` is therefore the last ' +
      '(https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html).',
    examples: [['Owner', 'CostCenter']],
  });
