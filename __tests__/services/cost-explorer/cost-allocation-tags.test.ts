import { CeCostAllocationTag } from '@cdktf/provider-aws/lib/ce-cost-allocation-tag';
import { Testing } from 'cdktf';
import { CostAllocationTags } from '../../../src/services/cost-explorer/cost-allocation-tags';

test('every key is activated, addressed by the key', () => {
  const synthesized = Testing.synthScope((scope) => {
    new CostAllocationTags(scope, 'tag', ['Owner', 'CostCenter']);
  });
  expect(synthesized).toHaveResourceWithProperties(CeCostAllocationTag, {
    for_each: '${toset(["Owner", "CostCenter"])}',
    tag_key: '${each.value}',
    status: 'Active',
  });
});
