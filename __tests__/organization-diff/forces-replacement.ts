/** Arguments whose change makes Terraform destroy a resource and make it again. */
interface Forced {
  readonly arguments: readonly string[];
  /** below internal/service of the provider */
  readonly source: string;
}

/**
 * Every type that is protected from destroy, with what forces a replacement (`ForceNew`) in the provider's source:
 * https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service (2026-11-21). `region` forces it in
 * every resource of a region since version 6:
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/enhanced-region-support (2026-11-21).
 */
const forced: Readonly<Record<string, Forced>> = {
  // `name` changes in place (https://github.com/hashicorp/terraform-provider-aws/pull/42350, 2026-11-21). `role_name` and
  // `iam_user_access_to_billing` force a replacement, and are in our `ignore_changes`.
  aws_organizations_account: { arguments: ['email'], source: 'organizations/account.go' },
  aws_organizations_organizational_unit: {
    arguments: ['parent_id'],
    source: 'organizations/organizational_unit.go',
  },
  // Only from ALL to CONSOLIDATED_BILLING.
  aws_organizations_organization: { arguments: ['feature_set'], source: 'organizations/organization.go' },
  aws_kms_key: {
    arguments: [
      'custom_key_store_id',
      'customer_master_key_spec',
      'key_usage',
      'multi_region',
      'region',
      'xks_key_id',
    ],
    source: 'kms/key.go',
  },
  aws_s3_bucket: {
    arguments: ['bucket', 'bucket_prefix', 'object_lock_enabled', 'region'],
    source: 's3/bucket.go',
  },
  aws_cloudtrail: { arguments: ['name', 'region'], source: 'cloudtrail/trail.go' },
  aws_cloudwatch_log_group: {
    arguments: ['log_group_class', 'name', 'name_prefix', 'region'],
    source: 'logs/group.go',
  },
};

/** The types whose arguments are known. */
export const knownTypes: readonly string[] = Object.keys(forced);

/** Arguments that force a replacement; of a type that is not protected only the region counts. */
export const forcesReplacement = (type: string): readonly string[] => forced[type]?.arguments ?? ['region'];
