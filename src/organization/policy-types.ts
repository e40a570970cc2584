import type { QuotaName } from './quotas';

interface PolicyTypeFacts {
  /** the type's name in AWS's console */
  readonly title: string;
  /** the quota on a document's characters */
  readonly characters: QuotaName;
  /** the quota on attachments to one target */
  readonly perTarget: QuotaName;
  /** the quota on policies of the type in the organization */
  readonly perOrganization: QuotaName;
  /** attachments that AWS itself makes (`FullAWSAccess`, `RCPFullAWSAccess`) */
  readonly attachedByAws: 0 | 1;
  /** service principal that needs trusted access before the type can be enabled */
  readonly trustedAccess?: string;
}

/** The facts of a management policy type: any type but service control and resource control policies. */
const management = (
  title: string,
  characters: QuotaName,
  own: Partial<PolicyTypeFacts> = {},
): PolicyTypeFacts => ({
  title,
  characters,
  perTarget: 'otherPoliciesPerTarget',
  perOrganization: 'otherPolicies',
  attachedByAws: 0,
  ...own,
});

/**
 * The policy types of AWS Organizations that `aws_organizations_policy` takes.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicyTypeSummary.html and the provider's page of
 * `aws_organizations_organization` (`enabled_policy_types`), both read 2026-11-21.
 */
const policyTypes = {
  SERVICE_CONTROL_POLICY: {
    title: 'service control policy',
    characters: 'serviceControlPolicyCharacters',
    perTarget: 'serviceControlPoliciesPerTarget',
    perOrganization: 'serviceControlPolicies',
    attachedByAws: 1,
  },
  RESOURCE_CONTROL_POLICY: {
    title: 'resource control policy',
    characters: 'resourceControlPolicyCharacters',
    perTarget: 'resourceControlPoliciesPerTarget',
    perOrganization: 'otherPolicies',
    attachedByAws: 1,
  },
  TAG_POLICY: management('tag policy', 'tagPolicyCharacters', {
    trustedAccess: 'tagpolicies.tag.amazonaws.com',
  }),
  BACKUP_POLICY: management('backup policy', 'backupPolicyCharacters', {
    trustedAccess: 'backup.amazonaws.com',
  }),
  AISERVICES_OPT_OUT_POLICY: management('AI services opt-out policy', 'aiServicesOptOutPolicyCharacters', {
    perTarget: 'aiServicesOptOutPoliciesPerTarget',
  }),
  DECLARATIVE_POLICY_EC2: management('declarative policy for EC2', 'declarativePolicyCharacters', {
    trustedAccess: 'ec2.amazonaws.com',
  }),
  CHATBOT_POLICY: management('chat applications policy', 'chatbotPolicyCharacters', {
    perTarget: 'chatbotPoliciesPerTarget',
    trustedAccess: 'chatbot.amazonaws.com',
  }),
  SECURITYHUB_POLICY: management('Security Hub policy', 'otherPolicyCharacters', {
    trustedAccess: 'securityhub.amazonaws.com',
  }),
  S3_POLICY: management('S3 policy', 'otherPolicyCharacters'),
  INSPECTOR_POLICY: management('Inspector policy', 'otherPolicyCharacters', {
    trustedAccess: 'inspector2.amazonaws.com',
  }),
  BEDROCK_POLICY: management('Bedrock policy', 'otherPolicyCharacters'),
  UPGRADE_ROLLOUT_POLICY: management('upgrade rollout policy', 'otherPolicyCharacters'),
} as const satisfies Record<string, PolicyTypeFacts>;

/** A policy type by AWS's own name. */
export type PolicyType = keyof typeof policyTypes;

/** All policy types, in the order in which AWS's documentation introduces them. */
export const policyTypeNames = Object.keys(policyTypes) as [PolicyType, ...PolicyType[]];

/** The facts of a policy type: its title, its quotas and the trusted access it needs. */
export const policyTypeFacts = (type: PolicyType): PolicyTypeFacts => policyTypes[type];
