import type { QuotaName } from './quotas';

interface PolicyTypeFacts {
  /** the type's name in AWS's console */
  readonly title: string;
  /** the quota on a document's characters */
  readonly characters: QuotaName;
  /** the quota on attachments to one target */
  readonly perTarget: QuotaName;
  /** how many of the attachments AWS itself uses (`FullAWSAccess` / `RCPFullAWSAccess`) */
  readonly attachedByAws: 0 | 1;
  /** trusted access that the type needs before it can be enabled */
  readonly trustedAccess?: string;
}

const other = (title: string, characters: QuotaName, trustedAccess?: string): PolicyTypeFacts => ({
  title,
  characters,
  perTarget: 'otherPoliciesPerTarget',
  attachedByAws: 0,
  ...(trustedAccess && { trustedAccess }),
});

/**
 * The policy types of AWS Organizations that `aws_organizations_policy` takes.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicyTypeSummary.html and the provider's page of
 * `aws_organizations_organization` (`enabled_policy_types`), both read 2026-11-21.
 */
export const policyTypes = {
  SERVICE_CONTROL_POLICY: {
    title: 'service control policy',
    characters: 'serviceControlPolicyCharacters',
    perTarget: 'serviceControlPoliciesPerTarget',
    attachedByAws: 1,
  },
  RESOURCE_CONTROL_POLICY: {
    title: 'resource control policy',
    characters: 'resourceControlPolicyCharacters',
    perTarget: 'resourceControlPoliciesPerTarget',
    attachedByAws: 1,
  },
  TAG_POLICY: other('tag policy', 'tagPolicyCharacters', 'tagpolicies.tag.amazonaws.com'),
  BACKUP_POLICY: other('backup policy', 'backupPolicyCharacters', 'backup.amazonaws.com'),
  AISERVICES_OPT_OUT_POLICY: other('AI services opt-out policy', 'aiServicesOptOutPolicyCharacters'),
  DECLARATIVE_POLICY_EC2: other(
    'declarative policy for EC2',
    'declarativePolicyCharacters',
    'ec2.amazonaws.com',
  ),
  CHATBOT_POLICY: other('chat applications policy', 'chatbotPolicyCharacters', 'chatbot.amazonaws.com'),
  SECURITYHUB_POLICY: other('Security Hub policy', 'otherPolicyCharacters', 'securityhub.amazonaws.com'),
  S3_POLICY: other('S3 policy', 'otherPolicyCharacters'),
  INSPECTOR_POLICY: other('Inspector policy', 'otherPolicyCharacters', 'inspector2.amazonaws.com'),
  BEDROCK_POLICY: other('Bedrock policy', 'otherPolicyCharacters'),
  UPGRADE_ROLLOUT_POLICY: other('upgrade rollout policy', 'otherPolicyCharacters'),
} as const satisfies Record<string, PolicyTypeFacts>;

/** A policy type by AWS's own name. */
export type PolicyType = keyof typeof policyTypes;

/** All policy types, in the order in which AWS's documentation introduces them. */
export const policyTypeNames = Object.keys(policyTypes) as [PolicyType, ...PolicyType[]];

/** What is known of a policy type. */
export const policyTypeFacts = (type: PolicyType): PolicyTypeFacts => policyTypes[type];
