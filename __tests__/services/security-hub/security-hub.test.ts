import { CentralConfiguration, Hubs } from '../../../src/services/security-hub/central-configuration';
import { ConfigurationPolicies } from '../../../src/services/security-hub/configuration-policies';
import { Insights, insights } from '../../../src/services/security-hub/insights';
import { type SecurityHubSettings, securityHubSchema } from '../../../src/services/security-hub/schema';
import { made, type } from '../../logging/stack';

const homeRegion = 'eu-central-1';
const configured = (given: object = {}, regions = [homeRegion, 'us-east-1']) =>
  made((stack) => {
    const settings = securityHubSchema.parse(given) as SecurityHubSettings;
    const hubs = new Hubs(stack, 'hub', { regions });
    const central = new CentralConfiguration(stack, 'central_configuration', { homeRegion, regions, hubs });
    new ConfigurationPolicies(stack, 'configuration_policy', {
      policies: settings.configurationPolicies,
      homeRegion,
      targetId: (target) => `id-of-${target}`,
      dependsOn: [central.resource],
    });
    new Insights(stack, 'insight', { region: homeRegion, dependsOn: [] });
  });

test('central configuration comes after the aggregator, and the aggregator after the hubs', () => {
  const json = configured();
  expect(json).toHaveResourceWithProperties(type('aws_securityhub_finding_aggregator'), {
    region: homeRegion,
    linking_mode: 'SPECIFIED_REGIONS',
    specified_regions: ['us-east-1'],
    depends_on: ['aws_securityhub_account.hub'],
  });
  expect(json).toHaveResourceWithProperties(type('aws_securityhub_organization_configuration'), {
    auto_enable: false,
    auto_enable_standards: 'NONE',
    organization_configuration: { configuration_type: 'CENTRAL' },
    depends_on: ['aws_securityhub_finding_aggregator.central_configuration_finding_aggregator'],
  });
});

test('with one governed region nothing is linked', () => {
  const aggregator = JSON.parse(configured({}, [homeRegion])).resource.aws_securityhub_finding_aggregator;
  expect(aggregator.central_configuration_finding_aggregator).toMatchObject({ linking_mode: 'NO_REGIONS' });
});

test('one line holds the whole organization to the foundational best practices and CIS', () => {
  const json = configured();
  expect(json).toHaveResourceWithProperties(type('aws_securityhub_configuration_policy'), {
    name: 'baseline',
    configuration_policy: {
      service_enabled: true,
      enabled_standard_arns: [
        'arn:aws:securityhub:eu-central-1::standards/aws-foundational-security-best-practices/v/1.0.0',
        'arn:aws:securityhub:eu-central-1::standards/cis-aws-foundations-benchmark/v/3.0.0',
      ],
      security_controls_configuration: { disabled_control_identifiers: [] },
    },
  });
  expect(JSON.parse(json).locals.configuration_policy_associations).toEqual({
    Root: { policy: 'baseline', target: 'id-of-Root' },
  });
});

test('a policy switches controls off and sets their parameters, or switches Security Hub off', () => {
  const json = configured({
    configurationPolicies: {
      strict: {
        disabledControls: ['IAM.6'],
        parameters: { 'IAM.3': { maxAccessKeyAge: 60 }, 'EC2.19': { restrictedPorts: [22, 3389] } },
        targets: ['Root'],
      },
      none: { enabled: false, targets: ['Sandbox'] },
    },
  });
  const policies = JSON.parse(json).resource.aws_securityhub_configuration_policy;
  const { security_controls_configuration: controls } =
    policies.configuration_policy_strict.configuration_policy;
  expect(controls.disabled_control_identifiers).toEqual(['IAM.6']);
  expect(controls.security_control_custom_parameter).toEqual([
    {
      security_control_id: 'IAM.3',
      parameter: [{ name: 'maxAccessKeyAge', value_type: 'CUSTOM', int: { value: 60 } }],
    },
    {
      security_control_id: 'EC2.19',
      parameter: [{ name: 'restrictedPorts', value_type: 'CUSTOM', int_list: { value: [22, 3389] } }],
    },
  ]);
  expect(policies.configuration_policy_none.configuration_policy).toEqual({ service_enabled: false });
});

test('policies wait for central configuration', () => {
  expect(configured()).toHaveResourceWithProperties(type('aws_securityhub_configuration_policy'), {
    depends_on: ['aws_securityhub_organization_configuration.central_configuration'],
  });
});

test('there is an insight for every indicator of the contract', () => {
  const made = JSON.parse(configured()).resource.aws_securityhub_insight;
  expect(Object.keys(made).sort()).toEqual(
    Object.keys(insights)
      .map((key) => `insight_${key}`)
      .sort(),
  );
  expect(made.insight_old_access_keys.filters.generator_id).toEqual([
    { comparison: 'EQUALS', value: 'security-control/IAM.3' },
  ]);
  expect(made.insight_new_in_30_days.filters.created_at).toEqual([
    { date_range: { unit: 'DAYS', value: 30 } },
  ]);
});
