/** A limit of AWS: its default, where AWS states it, and when that page was read. */
export interface Quota {
  /** the default value */
  readonly value: number;
  /** what is counted, with its unit */
  readonly what: string;
  /** the AWS page that states it */
  readonly source: string;
  /** the day the page was read or the change announced, ISO 8601 */
  readonly date: string;
}

const organizationsPage =
  'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html';
const identityCenterPage = 'https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html';
const quota = (value: number, what: string, date = '2026-11-21', source = organizationsPage): Quota => ({
  value,
  what,
  source,
  date,
});

/**
 * AWS quotas that the organization file is checked against. `quotas` in the file overrides each of them, for an
 * organization with other quotas than the defaults.
 */
export const quotas = {
  accounts: quota(10, 'accounts in the organization, suspended ones included'),
  organizationalUnits: quota(2000, 'organizational units in the organization'),
  organizationalUnitDepth: quota(5, 'levels of organizational units below the root'),
  serviceControlPolicies: quota(10000, 'service control policies in the organization'),
  otherPolicies: quota(1000, 'policies of any other one type in the organization'),
  serviceControlPoliciesPerTarget: quota(
    10,
    'service control policies attached to one root, OU or account',
    '2026-05-15',
  ),
  serviceControlPolicyCharacters: quota(10240, 'characters of one service control policy', '2026-05-15'),
  resourceControlPoliciesPerTarget: quota(5, 'resource control policies attached to one root, OU or account'),
  resourceControlPolicyCharacters: quota(5120, 'characters of one resource control policy'),
  aiServicesOptOutPoliciesPerTarget: quota(
    5,
    'AI services opt-out policies attached to one root, OU or account',
  ),
  chatbotPoliciesPerTarget: quota(5, 'chat applications policies attached to one root, OU or account'),
  otherPoliciesPerTarget: quota(10, 'policies of any other one type attached to one root, OU or account'),
  tagPolicyCharacters: quota(10000, 'characters of one tag policy'),
  backupPolicyCharacters: quota(10000, 'characters of one backup policy'),
  aiServicesOptOutPolicyCharacters: quota(2500, 'characters of one AI services opt-out policy'),
  declarativePolicyCharacters: quota(10000, 'characters of one declarative policy'),
  // Versions of AWS's page differ (10,000 and 2,500). The larger value holds until AWS rejects it.
  chatbotPolicyCharacters: quota(10000, 'characters of one chat applications policy'),
  otherPolicyCharacters: quota(10000, 'characters of one policy of any other type'),
  permissionSets: quota(2000, 'permission sets in IAM Identity Center', '2026-11-21', identityCenterPage),
  permissionSetsPerAccount: quota(
    250,
    'permission sets provisioned to one account',
    '2026-11-21',
    identityCenterPage,
  ),
  managedPoliciesPerPermissionSet: quota(
    10,
    'managed policies in one permission set; at most 20, where IAM grants roles as many in every account',
    '2026-11-21',
    identityCenterPage,
  ),
  permissionSetInlineCharacters: quota(
    10240,
    'characters of a permission set’s inline policy without white space, as IAM counts them for a role',
    '2026-11-21',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  ),
  conformancePacks: quota(
    50,
    'conformance packs of the organization',
    '2023-12-31',
    'https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html',
  ),
  rulesPerConformancePack: quota(
    130,
    'rules of one conformance pack',
    '2023-12-31',
    'https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html',
  ),
  organizationConfigRules: quota(
    150,
    'organization rules of AWS Config',
    '2023-12-31',
    'https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html',
  ),
  accountsPerStack: quota(
    200,
    'accounts in one Terraform state before plans become slow',
    '2026-11-21',
    'Landfall, docs/accounts.md',
  ),
} as const satisfies Record<string, Quota>;

/** The name of a quota, as it is written under `quotas` in the organization file. */
export type QuotaName = keyof typeof quotas;

/** The value in force of every quota: AWS's default or the value in the organization file. */
export type Quotas = Readonly<Record<QuotaName, number>>;

/** AWS's default of every quota. */
export const defaultQuotas = Object.fromEntries(
  Object.entries(quotas).map(([name, { value }]) => [name, value]),
) as Quotas;
