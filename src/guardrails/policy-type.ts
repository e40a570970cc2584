/**
 * The types of organization policy, named as AWS Organizations and `aws_organizations_policy` name them.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicySummary.html
 */
export const POLICY_TYPES = [
  'SERVICE_CONTROL_POLICY',
  'RESOURCE_CONTROL_POLICY',
  'TAG_POLICY',
  'BACKUP_POLICY',
  'AISERVICES_OPT_OUT_POLICY',
  'DECLARATIVE_POLICY_EC2',
  'CHATBOT_POLICY',
  'SECURITYHUB_POLICY',
  'S3_POLICY',
  'INSPECTOR_POLICY',
  'BEDROCK_POLICY',
  'UPGRADE_ROLLOUT_POLICY',
] as const;

export type PolicyType = (typeof POLICY_TYPES)[number];

/** The two types written in the IAM policy language; AWS calls them authorization policies. */
export type AuthorizationPolicyType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';

/** The types written with inheritance operators (`@@assign` …); AWS calls them management policies. */
export type ManagementPolicyType = Exclude<PolicyType, AuthorizationPolicyType>;

/** Whether a policy of this type allows and denies requests, and so can be evaluated and packed. */
export function isAuthorizationPolicyType(type: PolicyType): type is AuthorizationPolicyType {
  return type === 'SERVICE_CONTROL_POLICY' || type === 'RESOURCE_CONTROL_POLICY';
}
