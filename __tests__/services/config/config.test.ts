import { Aggregator } from '../../../src/services/config/aggregator';
import { ConformancePacks, needsBucket } from '../../../src/services/config/conformance-packs';
import { OrganizationRules } from '../../../src/services/config/organization-rules';
import { Recorders } from '../../../src/services/config/recorders';
import { globalResourceTypes, recordingGroup } from '../../../src/services/config/recording';
import { type ConfigSettings, configSchema } from '../../../src/services/config/schema';
import { made, type } from '../../logging/stack';

const regions = ['eu-central-1', 'us-east-1'];
const settings = (given: object = {}) => configSchema.parse(given) as ConfigSettings;
const accountId = (name: string) => `id-of-${name}`;
const all = { frequency: 'CONTINUOUS', resourceTypes: 'all', excludedResourceTypes: [] } as const;

describe('what is recorded, in the management account and in the baseline alike', () => {
  test('is everything, but what exists once for an account only at home', () => {
    expect(recordingGroup(all, true)).toMatchObject({ allSupported: true, includeGlobalResourceTypes: true });
    expect(recordingGroup(all, false)).toMatchObject({
      allSupported: true,
      includeGlobalResourceTypes: false,
    });
  });

  test('can leave types out', () => {
    const excludedResourceTypes = ['AWS::EC2::NetworkInterface'];
    expect(recordingGroup({ ...all, excludedResourceTypes }, true).exclusionByResourceTypes).toEqual(
      excludedResourceTypes,
    );
    expect(recordingGroup({ ...all, excludedResourceTypes }, false).exclusionByResourceTypes).toEqual([
      ...excludedResourceTypes,
      ...globalResourceTypes,
    ]);
  });

  test('can be chosen types', () => {
    const resourceTypes = ['AWS::IAM::User', 'AWS::S3::Bucket'];
    expect(recordingGroup({ ...all, resourceTypes }, true).resourceTypes).toEqual(resourceTypes);
    expect(recordingGroup({ ...all, resourceTypes }, false).resourceTypes).toEqual(['AWS::S3::Bucket']);
  });
});

describe('the management account’s recorder', () => {
  const recorders = (recorder: object = {}) =>
    made((stack) => {
      new Recorders(stack, 'recorder', {
        settings: settings({ recorder }).recorder,
        accountId: '111111111111',
        homeRegion: 'eu-central-1',
        regions,
        bucketName: 'acme-config',
      });
    });

  test('records by the service-linked role, and is switched on last', () => {
    const json = recorders();
    expect(json).toHaveResourceWithProperties(type('aws_config_configuration_recorder'), {
      name: 'default',
      role_arn:
        'arn:aws:iam::111111111111:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
      recording_mode: { recording_frequency: 'CONTINUOUS' },
      depends_on: ['aws_iam_service_linked_role.recorder_role'],
    });
    expect(json).toHaveResourceWithProperties(type('aws_config_delivery_channel'), {
      s3_bucket_name: 'acme-config',
      depends_on: ['aws_config_configuration_recorder.recorder'],
    });
    expect(json).toHaveResourceWithProperties(type('aws_config_configuration_recorder_status'), {
      is_enabled: true,
      depends_on: ['aws_config_delivery_channel.recorder_delivery_channel'],
    });
  });

  test('keeps seven years, and may find its role there already', () => {
    expect(recorders()).toHaveResourceWithProperties(type('aws_config_retention_configuration'), {
      retention_period_in_days: 2557,
    });
    expect(recorders({ serviceLinkedRole: false })).not.toHaveResource(type('aws_iam_service_linked_role'));
  });
});

test('the aggregator sees accounts and regions that come later, by a role for AWS Config alone', () => {
  const json = made((stack) => {
    new Aggregator(stack, 'aggregator', { accountId: '222222222222' });
  });
  expect(json).toHaveResourceWithProperties(type('aws_config_configuration_aggregator'), {
    organization_aggregation_source: {
      all_regions: true,
      role_arn: '${aws_iam_role.aggregator_role.arn}',
    },
  });
  const trust = JSON.parse(JSON.parse(json).resource.aws_iam_role.aggregator_role.assume_role_policy);
  expect(trust.Statement[0]).toMatchObject({
    Principal: { Service: 'config.amazonaws.com' },
    Condition: { StringEquals: { 'aws:SourceAccount': '222222222222' } },
  });
});

test('a rule runs in each region, with parameters as text, and leaves out accounts without a recorder', () => {
  const json = made((stack) => {
    new OrganizationRules(stack, 'rule', {
      rules: settings({
        rules: {
          'old-keys': {
            identifier: 'ACCESS_KEYS_ROTATED',
            parameters: { maxAccessKeyAge: 60 },
            excludedAccounts: ['sandbox'],
            regions: ['eu-central-1'],
          },
        },
      }).rules,
      regions,
      excludedAccounts: ['legacy'],
      accountId,
    });
  });
  expect(json).toHaveResourceWithProperties(type('aws_config_organization_managed_rule'), {
    for_each: '${toset(["eu-central-1"])}',
    rule_identifier: 'ACCESS_KEYS_ROTATED',
    input_parameters: '{"maxAccessKeyAge":"60"}',
    excluded_accounts: ['id-of-legacy', 'id-of-sandbox'],
    timeouts: { create: '60m', update: '60m', delete: '60m' },
  });
});

describe('a conformance pack', () => {
  const rule = (name: string) =>
    `  ${name}:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      Source: { Owner: AWS, SourceIdentifier: ENCRYPTED_VOLUMES }\n`;
  const small = `Resources:\n${rule('Volumes')}`;
  const large = `Resources:\n${Array.from({ length: 500 }, (_, index) => rule(`Rule${index}`)).join('')}`;
  const pack = { template: small, parameters: { Days: 30 }, excludedAccounts: ['sandbox'], regions };
  const packs = (given: object = {}) =>
    made((stack) => {
      new ConformancePacks(stack, 'pack', {
        packs: { payments: { ...pack, ...given } },
        excludedAccounts: [],
        accountId,
        bucket: { name: (region) => `templates-${region}`, ready: [] },
      });
    });

  test('stands inside the request up to 51,200 bytes', () => {
    expect(needsBucket(small)).toBe(false);
    expect(packs()).toHaveResourceWithProperties(type('aws_config_organization_conformance_pack'), {
      template_body: small,
      input_parameter: [{ parameter_name: 'Days', parameter_value: '30' }],
      excluded_accounts: ['id-of-sandbox'],
    });
  });

  test('goes through a bucket of its region beyond', () => {
    expect(needsBucket(large)).toBe(true);
    const json = packs({ template: large });
    expect(json).toHaveResourceWithProperties(type('aws_config_organization_conformance_pack'), {
      template_s3_uri: 's3://templates-${each.key}/payments.yaml',
      depends_on: ['aws_s3_object.pack_payments_template'],
    });
    expect(json).toHaveResourceWithProperties(type('aws_s3_object'), { bucket: 'templates-${each.key}' });
  });

  test('has another template where a region lacks a rule', () => {
    const json = JSON.parse(packs({ templateIn: { 'us-east-1': 'other' } }));
    expect(json.locals.pack_payments_templates).toEqual({ default: small, 'us-east-1': 'other' });
    expect(json.resource.aws_config_organization_conformance_pack.pack_payments.template_body).toBe(
      '${lookup(local.pack_payments_templates, each.key, local.pack_payments_templates.default)}',
    );
  });
});
