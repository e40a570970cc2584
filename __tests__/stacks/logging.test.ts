import { readFileSync } from 'node:fs';
import { alarmsInForce } from '../../src/services/cloudwatch/alarms-in-force';
import { organizationIn, synthesized, withIds } from '../logging/synthesized';
import { addressesOf, synthesized as synthesizedFile } from './synthesized';

const minimal = synthesized(organizationIn('minimal'));
const everything = synthesized(organizationIn('everything'));
const least = synthesized(organizationIn('least'));
const trailOf = (stacks: typeof minimal) => stacks('trail').resource.aws_cloudtrail.trail;

describe('one line in the file', () => {
  test('switches on a trail that an auditor passes', () => {
    expect(trailOf(minimal)).toMatchObject({
      is_organization_trail: true,
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_log_file_validation: true,
      enable_logging: true,
      kms_key_id: '${local.log_archive_key_arns_trail}',
      insight_selector: [{ insight_type: 'ApiCallRateInsight' }, { insight_type: 'ApiErrorRateInsight' }],
      cloud_watch_logs_group_arn: '${one(values(aws_cloudwatch_log_group.log_group)[*].arn)}:*',
      lifecycle: { prevent_destroy: true },
    });
  });

  test('keeps a copy in an encrypted log group for a year', () => {
    expect(minimal('trail').resource.aws_cloudwatch_log_group.log_group).toMatchObject({
      name: '/acme/organization-trail',
      retention_in_days: 365,
      kms_key_id: '${one(values(aws_kms_key.log_group_key)[*].arn)}',
      skip_destroy: true,
    });
  });

  test('gives CloudTrail trusted access', () => {
    expect(organizationIn('minimal').trustedAccess).toContain('cloudtrail.amazonaws.com');
  });

  test('raises an alarm on each risky call, at the topic of its level', () => {
    const { aws_cloudwatch_metric_alarm, aws_cloudwatch_log_metric_filter } = minimal('trail').resource;
    expect(aws_cloudwatch_metric_alarm.alarm).toMatchObject({
      comparison_operator: 'GreaterThanOrEqualToThreshold',
      treat_missing_data: 'notBreaching',
      alarm_actions: ['${aws_sns_topic.topic[each.value.level].arn}'],
    });
    expect(aws_cloudwatch_log_metric_filter.alarm_filter.log_group_name).toBe(
      '${one(values(aws_cloudwatch_log_group.log_group)[*].name)}',
    );
    expect(Object.keys(minimal('trail').locals.alarm_entries)).toHaveLength(16);
  });

  test('works in the log archive by its role, in the management account without one', () => {
    expect(minimal('log-archive').provider.aws[0]).toMatchObject({
      region: 'eu-central-1',
      allowed_account_ids: ['${local.accounts_account_ids_log-archive}'],
      assume_role: [
        {
          role_arn:
            'arn:aws:iam::${local.accounts_account_ids_log-archive}:role/OrganizationAccountAccessRole',
        },
      ],
    });
    expect(minimal('trail').provider.aws[0]).not.toHaveProperty('assume_role');
  });
});

describe('the two stacks mean the same things', () => {
  const archive = synthesized(withIds(organizationIn('everything')))('log-archive');
  const { trail } = synthesized(withIds(organizationIn('everything')))('trail').resource.aws_cloudtrail;

  test('the trail delivers to the bucket whose policy names it', () => {
    expect(trail.s3_bucket_name).toBe(archive.resource.aws_s3_bucket.trail.bucket);
    expect(archive.resource.aws_s3_bucket_policy.trail_policy.policy).toContain(
      `arn:aws:cloudtrail:eu-central-1:111111111111:trail/${trail.name}`,
    );
  });

  test('no policy holds a quote inside of an expression, where JSON would break it', () => {
    const text = JSON.stringify([everything('log-archive').resource, everything('trail').resource]);
    const policies = [...text.matchAll(/\{\\"Version\\".*?\}\]\}"/g)].map(([policy]) => policy);
    expect(policies.length).toBeGreaterThan(10);
    const expressions = policies.flatMap((policy) =>
      [...policy.matchAll(/\$\{[^}]*\}/g)].map(([found]) => found),
    );
    expect(expressions.filter((expression) => expression.includes('"'))).toEqual([]);
  });

  test('what the file calls ${user} is no template', () => {
    expect(everything('trail').locals.alarm_entries['access-keys'].description).toBe(
      'An access key was made for $${user}',
    );
  });
});

describe('choices', () => {
  test('alarms are switched off, changed and added by name', () => {
    const alarms = everything('trail').locals.alarm_entries;
    expect(alarms).not.toHaveProperty('vpc-changes');
    expect(alarms['unauthorized-calls']).toMatchObject({ threshold: 20, level: 'error' });
    expect(alarms['access-keys']).toMatchObject({ threshold: 1, level: 'critical', periodSeconds: 300 });
    expect(alarms['elevated-roles'].pattern).toContain('"*/break-glass"');
  });

  test('object lock holds in the other region too', () => {
    expect(everything('log-archive').resource.aws_s3_bucket_object_lock_configuration).toMatchObject({
      trail_object_lock: { rule: { default_retention: { mode: 'COMPLIANCE', days: 3653 } } },
      trail_replica_object_lock: { region: 'eu-west-1' },
    });
  });

  test('without delivery to CloudWatch Logs there is neither log group nor role nor alarm', () => {
    const { resource, locals } = least('trail');
    expect(trailOf(least)).not.toHaveProperty('cloud_watch_logs_group_arn');
    expect(resource.aws_cloudwatch_log_group.log_group.for_each).toBe('${toset([])}');
    expect(resource.aws_iam_role.trail_log_delivery.for_each).toBe('${toset([])}');
    expect(locals.alarm_entries).toEqual({});
  });

  test('nobody reads where nobody is to', () => {
    expect(least('log-archive').resource).not.toHaveProperty('aws_iam_role');
  });

  test('those that run detection read where nothing is said', () => {
    const { readers: _, ...logging } = organizationIn('everything').logging ?? { account: '' };
    const json = synthesized({ ...organizationIn('everything'), logging } as never)('log-archive');
    const trust = JSON.parse(json.resource.aws_iam_role.log_reader.assume_role_policy);
    expect(trust.Statement[0].Principal.AWS).toEqual([
      'arn:aws:iam::${local.accounts_account_ids_security-tooling}:root',
    ]);
  });
});

test('the blocks of what must last are there in every choice, so that prevent_destroy holds', () => {
  const kept = ['aws_cloudtrail', 'aws_kms_key', 'aws_s3_bucket'];
  const blocks = (file: string) =>
    ['log-archive', 'trail'].flatMap((name) => {
      const json = synthesizedFile(`__tests__/logging/${file}.yaml`).get(name);
      return json ? addressesOf(json).filter((address) => kept.includes(address.split('.')[0] ?? '')) : [];
    });
  expect(blocks('least')).toEqual(blocks('everything'));
  expect(blocks('least')).toEqual([
    'aws_kms_key.config_key',
    'aws_kms_key.config_replica_key',
    'aws_kms_key.trail_key',
    'aws_kms_key.trail_replica_key',
    'aws_s3_bucket.access',
    'aws_s3_bucket.config',
    'aws_s3_bucket.config_replica',
    'aws_s3_bucket.trail',
    'aws_s3_bucket.trail_replica',
    'aws_cloudtrail.trail',
    'aws_kms_key.log_group_key',
    'aws_kms_key.notifications_key',
  ]);
});

test('data events leave out every log bucket, the replicas too, or each delivery would log the next', () => {
  const { aws_s3_bucket } = synthesized(withIds(organizationIn('everything')))('log-archive').resource;
  const { trail } = synthesized(withIds(organizationIn('everything')))('trail').resource.aws_cloudtrail;
  const [, s3] = trail.advanced_event_selector;
  const { not_starts_with } = s3.field_selector.find(
    ({ field }: { field: string }) => field === 'resources.ARN',
  );
  for (const { bucket } of Object.values<{ bucket: string }>(aws_s3_bucket))
    expect(not_starts_with).toContain(`arn:aws:s3:::${bucket}/`);
});

test('docs/logging.md lists every ready alarm with its level', () => {
  const rows = [
    ...readFileSync('docs/logging.md', 'utf8').matchAll(/^\| `([a-z-]+)` \| (critical|error|info) \|/gm),
  ];
  const alarms = alarmsInForce({}, ['any']);
  expect(rows.map(([, name, level]) => [name, level])).toEqual(
    Object.entries(alarms).map(([name, { level }]) => [name, level]),
  );
});
