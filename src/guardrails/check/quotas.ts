import type { PolicyType } from '../policy-type';

/** What AWS allows for one policy type. A file may override it, because AWS raises some on request. */
export interface PolicyQuota {
  /** Characters of one policy, white space included. */
  maxCharacters: number;
  /** Policies attached directly to one root, OU or account; `FullAWSAccess` and foreign policies count. */
  maxPerTarget: number;
}

export type PolicyQuotas = Record<PolicyType, PolicyQuota>;

/** Where the figures come from, for the report. */
export const QUOTAS_SOURCE = {
  url: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html',
  asOf: '2026-11-21',
};

const management: PolicyQuota = { maxCharacters: 10_000, maxPerTarget: 10 };

/**
 * Maximum sizes and attachments by policy type, as of {@link QUOTAS_SOURCE}. SCPs: since 2026-05-15 ten of
 * 10,240 characters, before that five of 5,120.
 */
export const QUOTAS: PolicyQuotas = {
  SERVICE_CONTROL_POLICY: { maxCharacters: 10_240, maxPerTarget: 10 },
  RESOURCE_CONTROL_POLICY: { maxCharacters: 5_120, maxPerTarget: 5 },
  TAG_POLICY: management,
  BACKUP_POLICY: management,
  AISERVICES_OPT_OUT_POLICY: { maxCharacters: 2_500, maxPerTarget: 5 },
  DECLARATIVE_POLICY_EC2: management,
  // Copies of the page differ (10,000 and 2,500); the larger one stands until AWS refuses it.
  CHATBOT_POLICY: { maxCharacters: 10_000, maxPerTarget: 5 },
  SECURITYHUB_POLICY: management,
  S3_POLICY: management,
  INSPECTOR_POLICY: management,
  BEDROCK_POLICY: management,
  UPGRADE_ROLLOUT_POLICY: management,
};
