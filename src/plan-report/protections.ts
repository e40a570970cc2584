import { enablesLess, fewerComparisons, fewerRules, moreRestricted, recordsLess } from './narrower';
import {
  fewer,
  fewerListed,
  gone,
  higher,
  keptShorter,
  lessOf,
  lower,
  more,
  off,
  onlySome,
  renewedLater,
  type Weaker,
} from './weaker';

/** An attribute that detects or protects, and when a new value of it is weaker. */
export interface Protection {
  readonly type: string;
  /** keys of the value joined by dots; `*` stands for every block of a list */
  readonly path: string;
  readonly weaker: Weaker;
}

const rows = (type: string, weakened: Readonly<Record<string, Weaker>>): Protection[] =>
  Object.entries(weakened).map(([path, weaker]) => ({ type, path, weaker }));

const frequency = lessOf('FIFTEEN_MINUTES', 'ONE_HOUR', 'SIX_HOURS');
const autoEnable = lessOf('ALL', 'NEW', 'NONE');
const enabled = lessOf('ENABLED', 'PAUSED', 'DISABLED');

/** Every attribute whose weakening is a danger. docs/running.md lists them. */
export const protections: readonly Protection[] = [
  ...rows('aws_guardduty_detector', { enable: off, finding_publishing_frequency: frequency }),
  ...rows('aws_guardduty_detector_feature', {
    status: enabled,
    'additional_configuration.*.status': enabled,
  }),
  ...rows('aws_guardduty_organization_configuration', { auto_enable_organization_members: autoEnable }),
  ...rows('aws_guardduty_organization_configuration_feature', {
    auto_enable: autoEnable,
    'additional_configuration.*.auto_enable': autoEnable,
  }),
  ...rows('aws_securityhub_account', { auto_enable_controls: off }),
  ...rows('aws_securityhub_organization_configuration', {
    auto_enable: off,
    auto_enable_standards: lessOf('DEFAULT', 'NONE'),
    'organization_configuration.0.configuration_type': lessOf('CENTRAL', 'LOCAL'),
  }),
  ...rows('aws_securityhub_configuration_policy', {
    'configuration_policy.0.service_enabled': off,
    'configuration_policy.0.enabled_standard_arns': fewer,
    'configuration_policy.0.security_controls_configuration.0.disabled_control_identifiers': more,
    'configuration_policy.0.security_controls_configuration.0.enabled_control_identifiers': fewer,
  }),
  ...rows('aws_securityhub_finding_aggregator', {
    linking_mode: lessOf('ALL_REGIONS', 'ALL_REGIONS_EXCEPT_SPECIFIED', 'SPECIFIED_REGIONS', 'NO_REGIONS'),
    specified_regions: fewer,
  }),
  ...rows('aws_config_configuration_recorder', {
    'recording_group.0': recordsLess,
    'recording_mode.0.recording_frequency': lessOf('CONTINUOUS', 'DAILY'),
  }),
  ...rows('aws_config_configuration_recorder_status', { is_enabled: off }),
  ...rows('aws_config_retention_configuration', { retention_period_in_days: keptShorter }),
  ...rows('aws_config_configuration_aggregator', {
    'organization_aggregation_source.0.all_regions': off,
    'organization_aggregation_source.0.regions': fewer,
  }),
  ...rows('aws_config_conformance_pack', { template_body: fewerRules }),
  ...rows('aws_config_organization_conformance_pack', {
    template_body: fewerRules,
    excluded_accounts: more,
  }),
  ...rows('aws_config_organization_managed_rule', { excluded_accounts: more }),
  ...rows('aws_inspector2_enabler', { resource_types: fewer, account_ids: fewer }),
  ...rows('aws_inspector2_organization_configuration', {
    'auto_enable.0.ec2': off,
    'auto_enable.0.ecr': off,
    'auto_enable.0.lambda': off,
    'auto_enable.0.lambda_code': off,
    'auto_enable.0.code_repository': off,
  }),
  ...rows('aws_macie2_account', { status: enabled, finding_publishing_frequency: frequency }),
  ...rows('aws_macie2_member', { status: enabled }),
  ...rows('aws_macie2_organization_configuration', { auto_enable: off }),
  ...rows('aws_detective_organization_configuration', { auto_enable: off }),
  ...rows('aws_securitylake_data_lake', {
    'configuration.0.lifecycle_configuration.0.expiration.0.days': keptShorter,
    'configuration.0.replication_configuration.0.regions': fewer,
  }),
  ...rows('aws_securitylake_aws_log_source', { 'source.0.accounts': fewer, 'source.0.regions': fewer }),
  ...rows('aws_accessanalyzer_analyzer', {
    'configuration.0.unused_access.0.unused_access_age': higher,
  }),
  ...rows('aws_fms_policy', {
    remediation_enabled: off,
    'include_map.0.orgunit': onlySome,
    'exclude_map.0.orgunit': more,
  }),
  ...rows('aws_s3control_storage_lens_configuration', {
    'storage_lens_configuration.0.enabled': off,
    'storage_lens_configuration.0.account_level.0.activity_metrics.0.enabled': off,
    'storage_lens_configuration.0.account_level.0.advanced_cost_optimization_metrics.0.enabled': off,
    'storage_lens_configuration.0.account_level.0.advanced_data_protection_metrics.0.enabled': off,
    'storage_lens_configuration.0.account_level.0.detailed_status_code_metrics.0.enabled': off,
    'storage_lens_configuration.0.data_export.0.cloud_watch_metrics.0.enabled': off,
  }),
  ...rows('aws_ssmquicksetup_configuration_manager', {
    'configuration_definition.0.parameters.ConfigurationOptionsPatchOperation': lessOf(
      'ScanAndInstall',
      'Scan',
    ),
    'configuration_definition.0.parameters.TargetOrganizationalUnits': fewerListed,
    'configuration_definition.0.parameters.TargetRegions': fewerListed,
  }),
  ...rows('aws_ssm_patch_baseline', {
    'approval_rule.0.approve_after_days': higher,
    rejected_patches: more,
  }),
  ...rows('aws_cloudwatch_metric_alarm', {
    actions_enabled: off,
    alarm_actions: fewer,
    threshold: higher,
    evaluation_periods: higher,
  }),
  ...rows('aws_cloudwatch_log_metric_filter', { pattern: fewerComparisons }),
  ...rows('aws_cloudwatch_event_rule', {
    state: lessOf('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS', 'ENABLED', 'DISABLED'),
    is_enabled: off,
    event_pattern: moreRestricted,
  }),
  ...rows('aws_sns_topic_subscription', { filter_policy: moreRestricted }),
  ...rows('aws_cloudtrail', {
    enable_logging: off,
    is_multi_region_trail: off,
    is_organization_trail: off,
    include_global_service_events: off,
    enable_log_file_validation: off,
    kms_key_id: gone,
    cloud_watch_logs_group_arn: gone,
    'insight_selector.*.insight_type': gone,
    'event_selector.*.include_management_events': off,
    'event_selector.*.read_write_type': lessOf('All'),
    'advanced_event_selector.*.name': gone,
  }),
  ...rows('aws_cloudwatch_log_group', {
    retention_in_days: keptShorter,
    kms_key_id: gone,
    deletion_protection_enabled: off,
  }),
  ...rows('aws_kms_key', { is_enabled: off, enable_key_rotation: off, rotation_period_in_days: higher }),
  ...rows('aws_s3_bucket_public_access_block', {
    block_public_acls: off,
    block_public_policy: off,
    ignore_public_acls: off,
    restrict_public_buckets: off,
  }),
  ...rows('aws_s3_bucket_versioning', {
    'versioning_configuration.0.status': lessOf('Enabled', 'Suspended', 'Disabled'),
  }),
  ...rows('aws_s3_bucket_object_lock_configuration', {
    object_lock_enabled: gone,
    'rule.0.default_retention.0.mode': lessOf('COMPLIANCE', 'GOVERNANCE'),
    'rule.0.default_retention.0.days': lower,
    'rule.0.default_retention.0.years': lower,
  }),
  ...rows('aws_s3_bucket_lifecycle_configuration', {
    'rule.*.expiration.0.days': keptShorter,
    'rule.*.noncurrent_version_expiration.0.noncurrent_days': keptShorter,
  }),
  ...rows('aws_iam_account_password_policy', {
    minimum_password_length: lower,
    password_reuse_prevention: lower,
    max_password_age: renewedLater,
    require_lowercase_characters: off,
    require_uppercase_characters: off,
    require_numbers: off,
    require_symbols: off,
  }),
  ...rows('aws_iam_organizations_features', { enabled_features: fewer }),
  ...rows('aws_iam_role', { permissions_boundary: gone }),
  ...rows('aws_organizations_policy', { content: enablesLess }),
  ...rows('aws_cloudformation_stack_set', { 'auto_deployment.0.enabled': off }),
];
