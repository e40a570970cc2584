/**
 * A resource type that protects: its name in a sentence. `wide` marks types of which one resource covers the whole
 * organization.
 */
export interface Protecting {
  readonly what: string;
  readonly wide?: true;
  /** set for types that detect or forward findings: destroying one disables that */
  readonly detects?: true;
}

const detects = (what: string): Protecting => ({ what, detects: true });
const detectsWide = (what: string): Protecting => ({ what, detects: true, wide: true });

/** The resource types that detect or protect. */
export const protecting: Readonly<Record<string, Protecting>> = {
  aws_guardduty_detector: detects('GuardDuty'),
  aws_guardduty_detector_feature: detects('protection plan of GuardDuty'),
  aws_guardduty_organization_configuration: detectsWide('GuardDuty'),
  aws_guardduty_organization_configuration_feature: detectsWide('protection plan of GuardDuty'),
  aws_guardduty_publishing_destination: detects('export of findings of GuardDuty'),
  aws_guardduty_threatintelset: detects('threat list of GuardDuty'),
  aws_securityhub_account: detects('Security Hub'),
  aws_securityhub_organization_configuration: detectsWide('Security Hub'),
  aws_securityhub_configuration_policy: detectsWide('policy of Security Hub'),
  aws_securityhub_configuration_policy_association: detects('target of a policy of Security Hub'),
  aws_securityhub_finding_aggregator: detectsWide('aggregation of findings in Security Hub'),
  aws_config_configuration_recorder: detects('AWS Config recorder'),
  aws_config_configuration_recorder_status: detects('AWS Config recorder'),
  aws_config_delivery_channel: detects('delivery of AWS Config'),
  aws_config_retention_configuration: detects('history of AWS Config'),
  aws_config_configuration_aggregator: detectsWide('aggregator of AWS Config'),
  aws_config_conformance_pack: detects('conformance pack'),
  aws_config_organization_conformance_pack: detectsWide('conformance pack'),
  aws_config_organization_managed_rule: detectsWide('rule of AWS Config'),
  aws_inspector2_enabler: detects('Inspector'),
  aws_inspector2_organization_configuration: detectsWide('Inspector'),
  aws_macie2_account: detects('Macie'),
  aws_macie2_member: detects('member of Macie'),
  aws_macie2_organization_configuration: detectsWide('Macie'),
  aws_macie2_classification_export_configuration: detects('results of Macie'),
  aws_securitylake_data_lake: detectsWide('data lake of Security Lake'),
  aws_securitylake_aws_log_source: detectsWide('source of Security Lake'),
  aws_detective_graph: detects('Detective'),
  aws_detective_member: detects('member of Detective'),
  aws_detective_organization_configuration: detectsWide('Detective'),
  aws_accessanalyzer_analyzer: detects('Access Analyzer'),
  aws_fms_policy: detectsWide('policy of Firewall Manager'),
  // Without `deregisterOnDestroy` the service stays enabled in AWS, and no state holds its settings.
  aws_auditmanager_account_registration: detects('registration in Audit Manager'),
  aws_s3control_storage_lens_configuration: detectsWide('Storage Lens dashboard'),
  aws_ssmquicksetup_configuration_manager: detectsWide('configuration of Quick Setup'),
  aws_ssm_patch_baseline: detects('patch baseline'),
  aws_ssm_default_patch_baseline: detects('default patch baseline'),
  aws_cloudwatch_metric_alarm: detects('alarm'),
  aws_cloudwatch_log_metric_filter: detects('what an alarm counts'),
  aws_cloudwatch_event_rule: detects('rule for events'),
  aws_cloudwatch_event_target: detects('target of events'),
  aws_sns_topic_subscription: detects('subscription'),
  aws_chatbot_slack_channel_configuration: detects('channel in Slack'),
  aws_chatbot_teams_channel_configuration: detects('channel in Teams'),
  aws_cloudtrail: { what: 'trail', wide: true },
  aws_cloudwatch_log_group: { what: 'log group' },
  aws_kms_key: { what: 'key' },
  aws_s3_bucket_public_access_block: { what: 'block of public access of the bucket' },
  aws_s3_bucket_versioning: { what: 'versions of the bucket' },
  aws_s3_bucket_object_lock_configuration: detects('object lock of the bucket'),
  aws_s3_bucket_lifecycle_configuration: { what: 'lifecycle of the bucket' },
  aws_iam_account_password_policy: detects('password policy'),
  aws_iam_organizations_features: detectsWide('central root access'),
  aws_iam_role: { what: 'role' },
  aws_ssoadmin_permissions_boundary_attachment: detects('permissions boundary'),
  aws_organizations_policy: { what: 'policy', wide: true },
  aws_cloudformation_stack_set: { what: 'baseline of new accounts', wide: true },
};
