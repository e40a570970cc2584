import { dangersOf } from '../../src/plan-report/danger';
import { protecting } from '../../src/plan-report/protecting';
import { protections } from '../../src/plan-report/protections';
import { onlySome } from '../../src/plan-report/weaker';
import { partsOf } from '../../src/terraform-runs/addresses';
import type { Action, Change } from '../../src/terraform-runs/model';

/** A value at a path, in the blocks above it. */
const at = (path: string, value: unknown): Record<string, unknown> => {
  const [first = '', ...rest] = path.split('.');
  const below = rest.length ? nest(rest, value) : value;
  return { [first]: below };
};

const nest = ([step = '', ...rest]: readonly string[], value: unknown): unknown => {
  const below = rest.length ? nest(rest, value) : value;
  if (step === '0') return [below];
  if (step === '*') return [{ id: 'one', ...(below as object) }];
  return { [step]: below };
};

const changeOf = (type: string, action: Action, attributes: Change['attributes'] = []): Change => ({
  stack: 'detection',
  ...partsOf(`${type}.thing["eu-central-1"]`),
  action,
  attributes,
});

const update = (type: string, path: string, before: unknown, after: unknown): Change => {
  const [name = ''] = path.split('.');
  return changeOf(type, 'update', [
    {
      name,
      before: JSON.stringify(at(path, before)[name] ?? null),
      after: JSON.stringify(at(path, after)[name] ?? null),
    },
  ]);
};

const dangers = (...changes: Change[]) =>
  dangersOf([
    { stack: 'detection', status: 'changes', changes, outputs: [], waitsFor: [], problems: [] },
  ]).map(({ kind, message }) => `${kind}: ${message}`);

const rules = (...names: string[]) =>
  `Resources:\n${names.map((name) => `  ${name}:\n    Type: AWS::Config::ConfigRule\n`).join('')}`;
const filter = (...names: string[]) => `{${names.map((name) => `($.eventName=${name})`).join(' || ')}}`;
const inspector = (...regions: string[]) =>
  JSON.stringify({
    inspector: { enablement: { ec2_scanning: { enable_in_regions: { '@@assign': regions } } } },
  });

/** Type, path, strong value, weak value, and what is said of it. */
const examples: readonly [string, string, unknown, unknown, string][] = [
  ['aws_guardduty_detector', 'enable', true, false, 'true → false'],
  ['aws_guardduty_detector', 'finding_publishing_frequency', 'FIFTEEN_MINUTES', 'SIX_HOURS', '→ SIX_HOURS'],
  ['aws_guardduty_detector_feature', 'status', 'ENABLED', 'DISABLED', 'ENABLED → DISABLED'],
  [
    'aws_guardduty_detector_feature',
    'additional_configuration.*.status',
    'ENABLED',
    'DISABLED',
    '→ DISABLED',
  ],
  [
    'aws_guardduty_organization_configuration',
    'auto_enable_organization_members',
    'ALL',
    'NONE',
    'ALL → NONE',
  ],
  ['aws_guardduty_organization_configuration_feature', 'auto_enable', 'ALL', 'NEW', 'ALL → NEW'],
  [
    'aws_guardduty_organization_configuration_feature',
    'additional_configuration.*.auto_enable',
    'NEW',
    'NONE',
    'NEW → NONE',
  ],
  ['aws_securityhub_account', 'auto_enable_controls', true, false, 'true → false'],
  ['aws_securityhub_organization_configuration', 'auto_enable', true, false, 'true → false'],
  ['aws_securityhub_organization_configuration', 'auto_enable_standards', 'DEFAULT', 'NONE', '→ NONE'],
  [
    'aws_securityhub_organization_configuration',
    'organization_configuration.0.configuration_type',
    'CENTRAL',
    'LOCAL',
    '→ LOCAL',
  ],
  [
    'aws_securityhub_configuration_policy',
    'configuration_policy.0.service_enabled',
    true,
    false,
    'true → false',
  ],
  [
    'aws_securityhub_configuration_policy',
    'configuration_policy.0.enabled_standard_arns',
    ['fsbp', 'cis'],
    ['cis'],
    'no longer fsbp',
  ],
  [
    'aws_securityhub_configuration_policy',
    'configuration_policy.0.security_controls_configuration.0.disabled_control_identifiers',
    ['IAM.1'],
    ['IAM.1', 'S3.1'],
    'now S3.1',
  ],
  [
    'aws_securityhub_configuration_policy',
    'configuration_policy.0.security_controls_configuration.0.enabled_control_identifiers',
    ['S3.1'],
    [],
    'no longer S3.1',
  ],
  ['aws_securityhub_finding_aggregator', 'linking_mode', 'SPECIFIED_REGIONS', 'NO_REGIONS', '→ NO_REGIONS'],
  ['aws_securityhub_finding_aggregator', 'specified_regions', ['a', 'b'], ['a'], 'no longer b'],
  [
    'aws_config_configuration_recorder',
    'recording_group.0',
    { all_supported: true },
    { resource_types: ['AWS::EC2::VPC'] },
    'everything → only AWS::EC2::VPC',
  ],
  [
    'aws_config_configuration_recorder',
    'recording_mode.0.recording_frequency',
    'CONTINUOUS',
    'DAILY',
    '→ DAILY',
  ],
  ['aws_config_configuration_recorder_status', 'is_enabled', true, false, 'true → false'],
  ['aws_config_retention_configuration', 'retention_period_in_days', 2557, 30, '2557 → 30'],
  [
    'aws_config_configuration_aggregator',
    'organization_aggregation_source.0.all_regions',
    true,
    false,
    '→ false',
  ],
  [
    'aws_config_configuration_aggregator',
    'organization_aggregation_source.0.regions',
    ['a', 'b'],
    ['b'],
    'no longer a',
  ],
  ['aws_config_conformance_pack', 'template_body', rules('A', 'B'), rules('B'), 'no longer A'],
  ['aws_config_organization_conformance_pack', 'template_body', rules('A', 'B'), rules('B'), 'no longer A'],
  ['aws_config_organization_conformance_pack', 'excluded_accounts', [], ['222222222222'], 'now 222222222222'],
  ['aws_config_organization_managed_rule', 'excluded_accounts', null, ['222222222222'], 'now 222222222222'],
  ['aws_inspector2_enabler', 'resource_types', ['EC2', 'ECR'], ['EC2'], 'no longer ECR'],
  ['aws_inspector2_enabler', 'account_ids', ['1', '2'], ['2'], 'no longer 1'],
  ...['ec2', 'ecr', 'lambda', 'lambda_code', 'code_repository'].map(
    (what): [string, string, unknown, unknown, string] => [
      'aws_inspector2_organization_configuration',
      `auto_enable.0.${what}`,
      true,
      false,
      `${what} true → false`,
    ],
  ),
  ['aws_macie2_account', 'status', 'ENABLED', 'PAUSED', '→ PAUSED'],
  ['aws_macie2_account', 'finding_publishing_frequency', 'FIFTEEN_MINUTES', 'ONE_HOUR', '→ ONE_HOUR'],
  ['aws_macie2_member', 'status', 'ENABLED', 'PAUSED', '→ PAUSED'],
  ['aws_macie2_organization_configuration', 'auto_enable', true, false, '→ false'],
  ['aws_detective_organization_configuration', 'auto_enable', true, false, '→ false'],
  [
    'aws_securitylake_data_lake',
    'configuration.0.lifecycle_configuration.0.expiration.0.days',
    365,
    30,
    '365 → 30',
  ],
  [
    'aws_securitylake_data_lake',
    'configuration.0.replication_configuration.0.regions',
    ['eu-central-1'],
    [],
    'no longer eu-central-1',
  ],
  ['aws_securitylake_aws_log_source', 'source.0.accounts', ['1', '2'], ['2'], 'no longer 1'],
  ['aws_securitylake_aws_log_source', 'source.0.regions', ['eu-central-1'], [], 'no longer eu-central-1'],
  ['aws_accessanalyzer_analyzer', 'configuration.0.unused_access.0.unused_access_age', 90, 365, '90 → 365'],
  ['aws_fms_policy', 'remediation_enabled', true, false, '→ false'],
  ['aws_fms_policy', 'exclude_map.0.orgunit', undefined, ['ou-a'], 'now ou-a'],
  ['aws_fms_policy', 'include_map.0.orgunit', ['ou-a', 'ou-b'], ['ou-b'], 'no longer ou-a'],
  [
    'aws_s3control_storage_lens_configuration',
    'storage_lens_configuration.0.enabled',
    true,
    false,
    'true → false',
  ],
  [
    'aws_s3control_storage_lens_configuration',
    'storage_lens_configuration.0.account_level.0.activity_metrics.0.enabled',
    true,
    false,
    'true → false',
  ],
  [
    'aws_s3control_storage_lens_configuration',
    'storage_lens_configuration.0.account_level.0.advanced_cost_optimization_metrics.0.enabled',
    true,
    false,
    'true → false',
  ],
  [
    'aws_s3control_storage_lens_configuration',
    'storage_lens_configuration.0.account_level.0.advanced_data_protection_metrics.0.enabled',
    true,
    false,
    'true → false',
  ],
  [
    'aws_s3control_storage_lens_configuration',
    'storage_lens_configuration.0.account_level.0.detailed_status_code_metrics.0.enabled',
    true,
    false,
    'true → false',
  ],
  [
    'aws_s3control_storage_lens_configuration',
    'storage_lens_configuration.0.data_export.0.cloud_watch_metrics.0.enabled',
    true,
    false,
    'true → false',
  ],
  [
    'aws_ssmquicksetup_configuration_manager',
    'configuration_definition.0.parameters.ConfigurationOptionsPatchOperation',
    'ScanAndInstall',
    'Scan',
    '→ Scan',
  ],
  [
    'aws_ssmquicksetup_configuration_manager',
    'configuration_definition.0.parameters.TargetOrganizationalUnits',
    'ou-a,ou-b',
    'ou-b',
    'no longer ou-a',
  ],
  [
    'aws_ssmquicksetup_configuration_manager',
    'configuration_definition.0.parameters.TargetRegions',
    'eu-central-1,eu-west-1',
    'eu-central-1',
    'no longer eu-west-1',
  ],
  ['aws_ssm_patch_baseline', 'approval_rule.0.approve_after_days', 3, 30, '3 → 30'],
  ['aws_ssm_patch_baseline', 'rejected_patches', ['KB1'], ['KB1', 'KB2'], 'now KB2'],
  ['aws_cloudwatch_metric_alarm', 'actions_enabled', true, false, '→ false'],
  ['aws_cloudwatch_metric_alarm', 'alarm_actions', ['a', 'b'], ['a'], 'no longer b'],
  ['aws_cloudwatch_metric_alarm', 'threshold', 1, 5, '1 → 5'],
  ['aws_cloudwatch_metric_alarm', 'evaluation_periods', 1, 3, '1 → 3'],
  [
    'aws_cloudwatch_log_metric_filter',
    'pattern',
    filter('PutKeyPolicy', 'DeleteBucket'),
    filter('DeleteBucket'),
    'no longer PutKeyPolicy',
  ],
  ['aws_cloudwatch_event_rule', 'state', 'ENABLED', 'DISABLED', '→ DISABLED'],
  ['aws_cloudwatch_event_rule', 'is_enabled', true, false, '→ false'],
  [
    'aws_cloudwatch_event_rule',
    'event_pattern',
    '{"source":["a","b"]}',
    '{"source":["a"],"detail":{"x":[1]}}',
    'source no longer b, now asks for detail',
  ],
  ['aws_sns_topic_subscription', 'filter_policy', '{"a":["x","y"]}', '{"a":["y"]}', 'a no longer x'],
  ['aws_cloudwatch_log_group', 'retention_in_days', 365, 30, '365 → 30'],
  ['aws_cloudwatch_log_group', 'kms_key_id', 'arn', null, 'arn → nothing'],
  ['aws_cloudwatch_log_group', 'deletion_protection_enabled', true, false, '→ false'],
  ['aws_kms_key', 'is_enabled', true, false, '→ false'],
  ['aws_kms_key', 'enable_key_rotation', true, false, '→ false'],
  ['aws_kms_key', 'rotation_period_in_days', 90, 2560, '90 → 2560'],
  ['aws_s3_bucket_public_access_block', 'block_public_acls', true, false, '→ false'],
  ['aws_s3_bucket_public_access_block', 'block_public_policy', true, false, '→ false'],
  ['aws_s3_bucket_public_access_block', 'ignore_public_acls', true, false, '→ false'],
  ['aws_s3_bucket_public_access_block', 'restrict_public_buckets', true, false, '→ false'],
  ['aws_s3_bucket_versioning', 'versioning_configuration.0.status', 'Enabled', 'Suspended', '→ Suspended'],
  ['aws_s3_bucket_object_lock_configuration', 'object_lock_enabled', 'Enabled', null, 'Enabled → nothing'],
  [
    'aws_s3_bucket_object_lock_configuration',
    'rule.0.default_retention.0.mode',
    'COMPLIANCE',
    'GOVERNANCE',
    '→ GOVERNANCE',
  ],
  ['aws_s3_bucket_object_lock_configuration', 'rule.0.default_retention.0.days', 90, 30, '90 → 30'],
  ['aws_s3_bucket_object_lock_configuration', 'rule.0.default_retention.0.years', 7, 1, '7 → 1'],
  ['aws_s3_bucket_lifecycle_configuration', 'rule.*.expiration.0.days', 2557, 30, '2557 → 30'],
  [
    'aws_s3_bucket_lifecycle_configuration',
    'rule.*.noncurrent_version_expiration.0.noncurrent_days',
    90,
    1,
    '90 → 1',
  ],
  ['aws_iam_account_password_policy', 'minimum_password_length', 14, 8, '14 → 8'],
  ['aws_iam_account_password_policy', 'password_reuse_prevention', 24, 0, '24 → 0'],
  ['aws_iam_account_password_policy', 'max_password_age', 90, 0, '90 → 0'],
  ['aws_iam_account_password_policy', 'require_lowercase_characters', true, false, '→ false'],
  ['aws_iam_account_password_policy', 'require_uppercase_characters', true, false, '→ false'],
  ['aws_iam_account_password_policy', 'require_numbers', true, false, '→ false'],
  ['aws_iam_account_password_policy', 'require_symbols', true, false, '→ false'],
  [
    'aws_iam_organizations_features',
    'enabled_features',
    ['RootSessions', 'RootCredentialsManagement'],
    ['RootSessions'],
    'no longer RootCredentialsManagement',
  ],
  ['aws_iam_role', 'permissions_boundary', 'arn', null, 'arn → nothing'],
  ['aws_organizations_policy', 'content', inspector('a', 'b'), inspector('b'), 'no longer a'],
  ['aws_cloudformation_stack_set', 'auto_deployment.0.enabled', true, false, '→ false'],
  ['aws_cloudtrail', 'enable_logging', true, false, 'enable_logging true → false'],
  ['aws_cloudtrail', 'is_multi_region_trail', true, false, 'true → false'],
  ['aws_cloudtrail', 'is_organization_trail', true, false, 'true → false'],
  ['aws_cloudtrail', 'include_global_service_events', true, false, 'true → false'],
  ['aws_cloudtrail', 'enable_log_file_validation', true, false, 'true → false'],
  ['aws_cloudtrail', 'kms_key_id', 'arn', null, 'arn → nothing'],
  ['aws_cloudtrail', 'cloud_watch_logs_group_arn', 'arn', '', 'arn → nothing'],
  [
    'aws_cloudtrail',
    'insight_selector.*.insight_type',
    'ApiCallRateInsight',
    null,
    'ApiCallRateInsight → nothing',
  ],
  ['aws_cloudtrail', 'event_selector.*.include_management_events', true, false, 'true → false'],
  ['aws_cloudtrail', 'event_selector.*.read_write_type', 'All', 'WriteOnly', 'All → WriteOnly'],
  ['aws_cloudtrail', 'advanced_event_selector.*.name', 'Data events', null, 'Data events → nothing'],
];

describe('a protection that is switched off or weakened is a danger', () => {
  test.each(examples)('%s %s', (type, path, strong, weak, phrase) => {
    const found = dangers(update(type, path, strong, weak));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(type === 'aws_cloudtrail' ? /^logs: trail / : /^detection: .*is weakened/);
    expect(found[0]).toContain(phrase);
    expect(found[0]).toContain('(eu-central-1)');
    expect(found[0]?.includes('for the whole organization')).toBe(protecting[type]?.wide === true);
  });

  test.each(examples.filter(([type]) => type !== 'aws_cloudtrail'))(
    '%s %s: made stronger, or made at all, it is none',
    (type, path, strong, weak) => {
      expect(dangers(update(type, path, weak, strong), update(type, path, strong, strong))).toEqual([]);
      expect(dangers({ ...update(type, path, strong, weak), action: 'create' })).toEqual([]);
    },
  );

  test('a trail that records more in one way and less in another is a danger', () => {
    const selector = (include_management_events: boolean, read_write_type: string) =>
      JSON.stringify([{ include_management_events, read_write_type }]);
    const trail = (before: string, after: string): Change => ({
      ...changeOf('aws_cloudtrail', 'update'),
      attributes: [{ name: 'event_selector', before, after }],
    });
    expect(dangers(trail(selector(true, 'WriteOnly'), selector(true, 'All')))).toEqual([]);
    expect(dangers(trail(selector(true, 'WriteOnly'), selector(false, 'All')))).toHaveLength(1);
  });

  test('every row of the table has its example', () => {
    const tried = examples.map(([type, path]) => `${type} ${path}`);
    expect(
      protections.map(({ type, path }) => `${type} ${path}`).filter((row) => !tried.includes(row)),
    ).toEqual([]);
    expect(protections).toHaveLength(examples.length);
    expect(protections.filter(({ type }) => !protecting[type])).toEqual([]);
  });

  test('what detects is switched off when it is destroyed, and only destroyed when it is made again', () => {
    const types = Object.entries(protecting).flatMap(([type, { detects }]) => (detects ? [type] : []));
    expect(types).toEqual(
      expect.arrayContaining([
        'aws_guardduty_detector',
        'aws_cloudwatch_metric_alarm',
        'aws_sns_topic_subscription',
      ]),
    );
    for (const type of types) {
      expect(dangers(changeOf(type, 'destroy'))).toEqual([
        expect.stringMatching(/^detection: .*is switched off/),
      ]);
      expect(dangers(changeOf(type, 'replace'))).toEqual([expect.stringMatching(/^destroy: .*made again$/)]);
    }
  });

  test('what is imported with less than AWS has is weakened too', () => {
    const [, , strong, weak] = ['', '', true, false];
    const imported = {
      ...update('aws_guardduty_detector', 'enable', strong, weak),
      action: 'import' as const,
    };
    expect(dangers(imported)).toEqual([
      'detection: GuardDuty (eu-central-1) is weakened: enable true → false',
    ]);
  });
});

describe('what does not weaken', () => {
  test('a region or an account that joins', () => {
    expect(
      dangers(
        update('aws_securityhub_finding_aggregator', 'specified_regions', ['a'], ['a', 'b']),
        update('aws_securityhub_finding_aggregator', 'linking_mode', 'NO_REGIONS', 'SPECIFIED_REGIONS'),
        update('aws_inspector2_enabler', 'account_ids', ['1'], ['1', '2']),
        update('aws_organizations_policy', 'content', inspector('a'), inspector('a', 'b')),
        changeOf('aws_guardduty_detector', 'create'),
        changeOf('aws_macie2_member', 'create'),
      ),
    ).toEqual([]);
  });

  test('keeping for ever, which AWS writes as 0', () => {
    expect(dangers(update('aws_cloudwatch_log_group', 'retention_in_days', 365, 0))).toEqual([]);
    expect(dangers(update('aws_cloudwatch_log_group', 'retention_in_days', 0, 365))).toHaveLength(1);
  });

  test('recording more, in whatever words', () => {
    const group = (before: object, after: object) =>
      dangers(update('aws_config_configuration_recorder', 'recording_group.0', before, after));
    const only = (...types: string[]) => ({ all_supported: false, resource_types: types });
    const but = (...types: string[]) => ({ exclusion_by_resource_types: [{ resource_types: types }] });
    expect(group(only('a'), but('b'))).toEqual([]);
    expect(group(only('a'), { all_supported: true })).toEqual([]);
    expect(group(but('a', 'b'), but('a'))).toEqual([]);
    expect(group(but('a'), but('a', 'b'))).toEqual([expect.stringContaining('no longer b')]);
    expect(group(only('a', 'b'), only('a'))).toEqual([expect.stringContaining('no longer b')]);
    expect(
      group({ all_supported: true, include_global_resource_types: true }, { all_supported: true }),
    ).toEqual([expect.stringContaining('no longer global resource types')]);
  });

  test('what only adds to the protection of logs; anything else there is touched', () => {
    const group = (...attributes: Change['attributes']) =>
      dangers({
        ...changeOf('aws_cloudwatch_log_group', 'update', attributes),
        ...partsOf('aws_cloudwatch_log_group.log_group["trail"]'),
      });
    const longer = { name: 'retention_in_days', before: '30', after: '365' };
    const tags = { name: 'tags_all', before: '{}', after: '{"A":"b"}' };
    const kept = { name: 'skip_destroy', before: 'null', after: 'true' };
    expect(group(longer, tags, kept)).toEqual([]);
    expect(group({ ...kept, before: 'true', after: 'false' })).toHaveLength(1);
    expect(group(longer, { name: 'name', before: '"a"', after: '"b"' })).toHaveLength(1);
    expect(group({ ...longer, before: '365', after: '30' })).toEqual([
      'logs: log group (trail) is weakened: retention_in_days 365 → 30',
    ]);
    expect(group()).toHaveLength(1);
  });

  test('what is sensitive or not known yet', () => {
    const attributes = [
      { name: 'enable', before: '(sensitive)', after: '(sensitive)' },
      { name: 'finding_publishing_frequency', before: '"FIFTEEN_MINUTES"', after: '(known after apply)' },
    ];
    expect(dangers(changeOf('aws_guardduty_detector', 'update', attributes))).toEqual([]);
  });
});

describe('a guardrail that stays, but denies less', () => {
  const statement = (more: object = {}) => ({
    Sid: 'DenyBucketsOne',
    Effect: 'Deny',
    Action: ['s3:A', 's3:B'],
    Resource: '*',
    ...more,
  });
  const policy = (before: object[], after: object[]) => {
    const text = (statements: object[]) =>
      JSON.stringify(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
    return dangers({
      ...changeOf('aws_organizations_policy', 'update', [
        { name: 'content', before: text(before), after: text(after) },
      ]),
    });
  };

  test('is a danger that says what it no longer denies', () => {
    expect(policy([statement()], [statement({ Action: ['s3:A'] })])).toEqual([
      'detach: DenyBucketsOne in the policy eu-central-1 is weaker: Action - s3:B',
    ]);
    expect(policy([statement()], [statement({ Action: ['s3:A', 's3:B', 's3:C'] })])).toEqual([]);
  });

  test('a statement of it that is gone is named', () => {
    const other = { Sid: 'DenyBucketsTwo', Effect: 'Deny', Action: 'ec2:X', Resource: 'arn:x' };
    expect(policy([statement(), other], [statement()])).toEqual([
      'detach: DenyBucketsTwo no longer in the policy eu-central-1',
    ]);
  });

  test('a region that joins or goes is none, another exemption is', () => {
    const where = (...regions: string[]) => ({
      Condition: { StringNotEquals: { 'aws:RequestedRegion': regions } },
    });
    const but = (...roles: string[]) => ({ Condition: { ArnNotLike: { 'aws:PrincipalArn': roles } } });
    expect(policy([statement(where('a'))], [statement(where('a', 'b'))])).toEqual([]);
    expect(policy([statement(but('a'))], [statement(but('a', 'b'))])).toHaveLength(1);
    expect(policy([statement(where('a', 'b'))], [statement(where('a'))])).toEqual([]);
    expect(policy([statement(but('a', 'b'))], [statement(but('a'))])).toEqual([]);
  });
});

test('a list of what alone is meant: to begin one is less, to take it away is more', () => {
  expect(onlySome(undefined, ['ou-a'])).toBe('everything → only ou-a');
  expect(onlySome(['ou-a'], undefined)).toBeUndefined();
  expect(onlySome(['ou-a'], ['ou-a', 'ou-b'])).toBeUndefined();
});
