import { FirewallPolicies } from '../../../src/services/firewall-manager/policies';
import { firewallManagerSchema } from '../../../src/services/firewall-manager/schema';
import { made, type } from '../../logging/stack';

const policy = { type: 'SECURITY_GROUPS_USAGE_AUDIT', resourceTypes: ['AWS::EC2::SecurityGroup'] };

test('a policy holds in each region, reports only, and takes nothing away when it goes', () => {
  const settings = firewallManagerSchema.parse({
    policies: {
      unused: { ...policy, units: ['Workloads'], serviceData: { deleteUnusedSecurityGroups: false } },
    },
  });
  const json = made((stack) => {
    new FirewallPolicies(stack, 'policy', {
      policies: settings?.policies ?? {},
      regions: ['eu-central-1', 'us-east-1'],
      unitId: (path) => `id-of-${path}`,
    });
  });
  expect(json).toHaveResourceWithProperties(type('aws_fms_policy'), {
    for_each: '${toset(["eu-central-1", "us-east-1"])}',
    name: 'unused',
    remediation_enabled: false,
    delete_all_policy_resources: false,
    include_map: { orgunit: ['id-of-Workloads'] },
    resource_type: 'AWS::EC2::SecurityGroup',
    security_service_policy_data: {
      type: 'SECURITY_GROUPS_USAGE_AUDIT',
      managed_service_data: '{"type":"SECURITY_GROUPS_USAGE_AUDIT","deleteUnusedSecurityGroups":false}',
    },
  });
});

test('OUs are either taken in or left out', () => {
  const both = { ...policy, units: ['A'], excludedUnits: ['B'] };
  expect(firewallManagerSchema.safeParse({ policies: { both } }).success).toBe(false);
});
