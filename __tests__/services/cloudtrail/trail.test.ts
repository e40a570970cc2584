import { deliveryStatement, LogDeliveryRole } from '../../../src/services/cloudtrail/log-delivery-role';
import { trailSchema } from '../../../src/services/cloudtrail/schema';
import { OrganizationTrail } from '../../../src/services/cloudtrail/trail';
import { evaluate } from '../../logging/evaluate';
import { made, type } from '../../logging/stack';

const schema = trailSchema([365]);
const place = { region: 'eu-central-1', accountId: '111111111111', name: 'acme-organization' };
const trail = (settings: object = {}) =>
  made((stack) => {
    new OrganizationTrail(stack, 'trail', {
      ...place,
      settings: schema.parse(settings),
      bucketName: 'logs',
      kmsKeyArn: 'arn:aws:kms:key',
      neverLogged: [],
      dependsOn: [],
    });
  });

describe('the organization trail', () => {
  test('logs all accounts, all regions, global events, validated and encrypted', () => {
    expect(trail()).toHaveResourceWithProperties(type('aws_cloudtrail'), {
      for_each: '${toset(["organization"])}',
      name: 'acme-organization',
      is_organization_trail: true,
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_log_file_validation: true,
      kms_key_id: 'arn:aws:kms:key',
      lifecycle: { prevent_destroy: true },
    });
  });

  test('is let go of, deleted or imported by a word in the file', () => {
    expect(JSON.parse(trail({ state: 'released' })).removed).toEqual([
      { from: 'aws_cloudtrail.released_organization', lifecycle: { destroy: false } },
    ]);
    expect(JSON.parse(trail({ state: 'deleted' })).removed).toEqual([
      { from: 'aws_cloudtrail.deleted_organization', lifecycle: { destroy: true } },
    ]);
    expect(JSON.parse(trail({ adopted: true })).import).toEqual([
      {
        for_each: { organization: 'arn:aws:cloudtrail:eu-central-1:111111111111:trail/acme-organization' },
        to: 'aws_cloudtrail.trail[each.key]',
        id: '${each.value}',
      },
    ]);
  });

  test.each(['a', 'my trail', '10.0.0.1', 'a..b', '-trail'])('is not called %s', (name) => {
    expect(schema.safeParse({ name }).success).toBe(false);
  });

  test('keeps its copy for one of the times that CloudWatch takes', () => {
    expect(schema.safeParse({ cloudWatchLogs: { retentionDays: 364 } }).success).toBe(false);
  });
});

describe('the role that writes to CloudWatch Logs', () => {
  const props = {
    region: 'eu-central-1',
    accountId: '111111111111',
    organizationId: 'o-ab12cd34ef',
    logGroup: '/acme/organization-trail',
  };
  const group = 'arn:aws:logs:eu-central-1:111111111111:log-group:/acme/organization-trail:log-stream';
  const write = (stream: string) =>
    evaluate({
      principal: 'arn:aws:iam::111111111111:role/acme-trail-logs',
      account: '111111111111',
      action: 'logs:PutLogEvents',
      resource: stream,
      identityPolicy: { Version: '2012-10-17', Statement: [deliveryStatement(props)] },
    });

  test('is CloudTrail’s alone', () => {
    const json = made((stack) => {
      new LogDeliveryRole(stack, 'role', { ...props, name: 'acme-trail-logs', present: true });
    });
    const { assume_role_policy } = JSON.parse(json).resource.aws_iam_role.role;
    expect(JSON.parse(assume_role_policy).Statement[0].Principal).toEqual({
      Service: 'cloudtrail.amazonaws.com',
    });
  });

  test('writes the streams of the management account and of the organization', async () => {
    expect(await write(`${group}:111111111111_CloudTrail_eu-central-1_2`)).toBe('Allowed');
    expect(await write(`${group}:o-ab12cd34ef_222222222222_CloudTrail_eu-central-1`)).toBe('Allowed');
  });

  test('writes to no other log group or stream', async () => {
    expect(await write(`${group}:other`)).toBe('ImplicitlyDenied');
    expect(
      await write('arn:aws:logs:eu-central-1:111111111111:log-group:other:log-stream:o-ab12cd34ef_x'),
    ).toBe('ImplicitlyDenied');
  });
});
