import { Detectors } from '../../../src/services/guardduty/detectors';
import { FiltersAndLists } from '../../../src/services/guardduty/lists';
import { OrganizationConfiguration } from '../../../src/services/guardduty/organization-configuration';
import { Publishing } from '../../../src/services/guardduty/publishing';
import { type GuardDutySettings, guardDutySchema } from '../../../src/services/guardduty/schema';
import { made, type } from '../../logging/stack';

const regions = ['eu-central-1', 'us-east-1'];
const settings = (given: object = {}) => guardDutySchema.parse(given) as GuardDutySettings;
const organization = (given: object = {}) =>
  made((stack) => {
    const detectors = new Detectors(stack, 'detector', { settings: settings(given), regions });
    const shared = { settings: settings(given), regions, detectors: detectors.address };
    new OrganizationConfiguration(stack, 'organization', shared);
    new FiltersAndLists(stack, 'detector_list', shared);
  });

test('one line watches every account, present and future, in each region', () => {
  expect(organization()).toHaveResourceWithProperties(type('aws_guardduty_organization_configuration'), {
    for_each: '${toset(["eu-central-1", "us-east-1"])}',
    region: '${each.value}',
    detector_id: '${aws_guardduty_detector.detector[each.key].id}',
    auto_enable_organization_members: 'ALL',
  });
});

test('findings are sent on every 15 minutes', () => {
  expect(organization()).toHaveResourceWithProperties(type('aws_guardduty_detector'), {
    enable: true,
    finding_publishing_frequency: 'FIFTEEN_MINUTES',
  });
});

test('a member’s protection plans are begun here and then left to the administrator, who alone may change them', () => {
  const detectors = (member: boolean) =>
    made((stack) => {
      new Detectors(stack, 'detector', { settings: settings(), regions, member });
    });
  const lifecycle = { ignore_changes: ['status', 'additional_configuration'] };
  const feature = type('aws_guardduty_detector_feature');
  expect(detectors(true)).toHaveResourceWithProperties(feature, { lifecycle });
  expect(detectors(false)).not.toHaveResourceWithProperties(feature, { lifecycle });
});

test('every protection plan is on, for members and for the administrator itself', () => {
  const { locals, resource } = JSON.parse(organization());
  const on = Object.values(locals.detector_features as Record<string, { on: boolean }>);
  expect(on).toHaveLength(10);
  expect(on.every((feature) => feature.on)).toBe(true);
  expect(locals.organization_features).toEqual(locals.detector_features);
  expect(resource.aws_guardduty_organization_configuration_feature.organization_feature.auto_enable).toBe(
    '${each.value.on ? "ALL" : "NONE"}',
  );
});

test('agents are named in the order in which AWS gives them back', () => {
  const feature = JSON.parse(organization({ runtimeAgents: { ecsFargate: false } })).resource
    .aws_guardduty_organization_configuration_feature.organization_runtime_monitoring;
  const auto = '${each.value.on ? "ALL" : "NONE"}';
  expect(feature.additional_configuration).toEqual([
    { auto_enable: auto, name: 'EKS_ADDON_MANAGEMENT' },
    { auto_enable: 'NONE', name: 'ECS_FARGATE_AGENT_MANAGEMENT' },
    { auto_enable: auto, name: 'EC2_AGENT_MANAGEMENT' },
  ]);
});

test('a region can have other protection plans', () => {
  const { locals } = JSON.parse(organization({ regions: { 'us-east-1': { rdsLoginEvents: false } } }));
  expect(locals.detector_features['us-east-1/RDS_LOGIN_EVENTS'].on).toBe(false);
  expect(locals.detector_features['eu-central-1/RDS_LOGIN_EVENTS'].on).toBe(true);
});

test('filters have the rank of their place in the file', () => {
  const json = organization({
    filters: {
      scanner: { criteria: { type: { equals: ['Recon:EC2/Portscan'] } } },
      test: { description: 'tests', criteria: { severity: { lessThan: '4' } } },
    },
  });
  expect(json).toHaveResourceWithProperties(type('aws_guardduty_filter'), {
    name: 'scanner',
    rank: 1,
    action: 'ARCHIVE',
    finding_criteria: { criterion: [{ field: 'type', equals: ['Recon:EC2/Portscan'] }] },
  });
  expect(json).toHaveResourceWithProperties(type('aws_guardduty_filter'), {
    name: 'test',
    rank: 2,
    description: 'tests',
  });
});

test('lists hold in each region', () => {
  const json = organization({ threatLists: { tor: { location: 's3://acme-threats/tor.txt' } } });
  expect(Object.keys(JSON.parse(json).locals.detector_list_threat_lists)).toEqual([
    'tor/eu-central-1',
    'tor/us-east-1',
  ]);
  expect(json).toHaveResourceWithProperties(type('aws_guardduty_threatintelset'), { activate: true });
});

test('a second trusted list is refused, as GuardDuty would', () => {
  const list = { location: 's3://acme/list.txt' };
  expect(guardDutySchema.safeParse({ trustedIpLists: { a: list, b: list } }).success).toBe(false);
});

test('findings are exported encrypted', () => {
  const json = made((stack) => {
    new Publishing(stack, 'publishing', {
      regions,
      detectors: 'aws_guardduty_detector.detector',
      destinationArn: 'arn:aws:s3:::acme-detect',
      kmsKeyArn: 'arn:aws:kms:key',
    });
  });
  expect(json).toHaveResourceWithProperties(type('aws_guardduty_publishing_destination'), {
    destination_arn: 'arn:aws:s3:::acme-detect',
    kms_key_arn: 'arn:aws:kms:key',
  });
});
