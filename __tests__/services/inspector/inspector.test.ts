import { InspectorPolicy, inspectorPolicy } from '../../../src/services/inspector/organization-policy';
import { OrganizationScanning } from '../../../src/services/inspector/scanning';
import { type InspectorSettings, inspectorSchema } from '../../../src/services/inspector/schema';
import { made, type } from '../../logging/stack';

const regions = ['eu-central-1', 'us-east-1'];
const settings = (given: object = {}) => inspectorSchema.parse(given) as InspectorSettings;

test('the administrator scans itself first, then every account that joins later', () => {
  const json = made((stack) => {
    new OrganizationScanning(stack, 'scanning', {
      settings: settings(),
      regions,
      accountId: '222222222222',
    });
  });
  expect(json).toHaveResourceWithProperties(type('aws_inspector2_enabler'), {
    account_ids: ['222222222222'],
    resource_types: ['EC2', 'ECR', 'LAMBDA', 'LAMBDA_CODE'],
  });
  expect(json).toHaveResourceWithProperties(type('aws_inspector2_organization_configuration'), {
    auto_enable: { ec2: true, ecr: true, lambda: true, lambda_code: true },
    timeouts: { create: '30m', update: '30m', delete: '30m' },
    depends_on: ['aws_inspector2_enabler.scanning_own_enabler'],
  });
});

test('a policy of the organization reaches accounts that exist, without naming one of them', () => {
  const json = made((stack) => {
    new InspectorPolicy(stack, 'policy', {
      settings: settings(),
      regions,
      name: 'acme-inspector',
      targetId: (target) => `id-of-${target}`,
    });
  });
  expect(json).toHaveResourceWithProperties(type('aws_organizations_policy'), { type: 'INSPECTOR_POLICY' });
  expect(JSON.parse(json).locals.policy_targets).toEqual({ Root: 'id-of-Root' });
});

test('the policy names both lists of regions, which AWS asks for', () => {
  const on = { enable_in_regions: { '@@assign': regions }, disable_in_regions: { '@@assign': [] } };
  expect(inspectorPolicy(settings({ ecr: false }), regions)).toEqual({
    inspector: {
      enablement: { ec2_scanning: on, lambda_standard_scanning: { ...on, lambda_code_scanning: on } },
    },
  });
});

test('code of functions is not scanned without their dependencies', () => {
  expect(inspectorSchema.safeParse({ lambda: false }).success).toBe(false);
  expect(inspectorSchema.safeParse({ lambda: false, lambdaCode: false }).success).toBe(true);
});
