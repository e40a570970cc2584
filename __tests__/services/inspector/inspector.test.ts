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
      lambdaCodeRegions: regions,
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
      lambdaCodeRegions: regions,
      name: 'acme-inspector',
      targetId: (target) => `id-of-${target}`,
    });
  });
  expect(json).toHaveResourceWithProperties(type('aws_organizations_policy'), { type: 'INSPECTOR_POLICY' });
  expect(JSON.parse(json).locals.policy_targets).toEqual({ Root: 'id-of-Root' });
});

test('the policy names both lists of regions, which AWS asks for', () => {
  const on = { enable_in_regions: { '@@assign': regions }, disable_in_regions: { '@@assign': [] } };
  expect(
    inspectorPolicy({ settings: settings({ ecr: false }), regions, lambdaCodeRegions: regions }),
  ).toEqual({
    inspector: {
      enablement: { ec2_scanning: on, lambda_standard_scanning: { ...on, lambda_code_scanning: on } },
    },
  });
});

describe('in a region that does not offer Lambda code scanning, AWS would refuse to enable Inspector with it', () => {
  const some = {
    settings: settings(),
    regions: ['eu-central-1', 'eu-west-3'],
    lambdaCodeRegions: ['eu-central-1'],
  };

  test('an account is scanned for the rest there', () => {
    const json = made((stack) => {
      new OrganizationScanning(stack, 'scanning', { ...some, accountId: '222222222222' });
    });
    expect(json).toHaveResourceWithProperties(type('aws_inspector2_enabler'), {
      resource_types:
        '${concat(["EC2", "ECR", "LAMBDA"], contains(["eu-central-1"], each.key) ? ["LAMBDA_CODE"] : [])}',
    });
    expect(json).toHaveResourceWithProperties(type('aws_inspector2_organization_configuration'), {
      auto_enable: {
        ec2: true,
        ecr: true,
        lambda: true,
        lambda_code: '${contains(["eu-central-1"], each.key)}',
      },
    });
  });

  test('the policy of the organization leaves it out there', () => {
    expect(inspectorPolicy(some)).toMatchObject({
      inspector: {
        enablement: {
          lambda_standard_scanning: {
            enable_in_regions: { '@@assign': ['eu-central-1', 'eu-west-3'] },
            lambda_code_scanning: { enable_in_regions: { '@@assign': ['eu-central-1'] } },
          },
        },
      },
    });
    expect(JSON.stringify(inspectorPolicy({ ...some, lambdaCodeRegions: [] }))).not.toContain('lambda_code');
  });

  test('an organization without such a region has no code scanned anywhere', () => {
    const json = made((stack) => {
      new OrganizationScanning(stack, 'scanning', {
        ...some,
        lambdaCodeRegions: [],
        accountId: '222222222222',
      });
    });
    expect(json).toHaveResourceWithProperties(type('aws_inspector2_enabler'), {
      resource_types: ['EC2', 'ECR', 'LAMBDA'],
    });
  });
});

test('code of functions is not scanned without their dependencies', () => {
  expect(inspectorSchema.safeParse({ lambda: false }).success).toBe(false);
  expect(inspectorSchema.safeParse({ lambda: false, lambdaCode: false }).success).toBe(true);
});
