/** How a service learns of its delegated administrator, and who may be it. */
export interface DelegationFacts {
  /** AWS's name of the service */
  readonly title: string;
  /** trusted service access that the service needs */
  readonly trustedAccess: readonly string[];
  /** principals registered with `aws_organizations_delegated_administrator`; empty where the service has its own call */
  readonly registers: readonly string[];
  /** the service's own resource, and whether it is needed once or in each governed region */
  readonly own?: { readonly resource: string; readonly perRegion: boolean };
  /** what AWS says of the management account in this place */
  readonly managementAccount: 'forbidden' | 'discouraged';
  /** the AWS page */
  readonly source: string;
}

const page = (name: string): string =>
  `https://docs.aws.amazon.com/organizations/latest/userguide/services-that-can-integrate-${name}.html`;

function registered(title: string, source: string, ...principals: string[]): DelegationFacts {
  return {
    title,
    trustedAccess: principals,
    registers: principals,
    managementAccount: 'forbidden',
    source: page(source),
  };
}

function own(
  title: string,
  source: string,
  resource: string,
  scope: 'regional' | 'global',
  managementAccount: 'forbidden' | 'discouraged',
  ...trustedAccess: string[]
): DelegationFacts {
  const perRegion = scope === 'regional';
  return {
    title,
    trustedAccess,
    registers: [],
    own: { resource, perRegion },
    managementAccount,
    source: page(source),
  };
}

/** The services that a member account can run for the whole organization, read 2026-11-21. */
const delegation = {
  accessAnalyzer: registered('IAM Access Analyzer', 'access-analyzer', 'access-analyzer.amazonaws.com'),
  accountManagement: registered('Account Management', 'account', 'account.amazonaws.com'),
  auditManager: own(
    'Audit Manager',
    'audit-manager',
    'aws_auditmanager_organization_admin_account_registration',
    'regional',
    'forbidden',
    'auditmanager.amazonaws.com',
  ),
  backup: registered('AWS Backup', 'backup', 'backup.amazonaws.com'),
  cloudTrail: own(
    'CloudTrail',
    'cloudtrail',
    'aws_cloudtrail_organization_delegated_admin_account',
    'global',
    'forbidden',
    'cloudtrail.amazonaws.com',
  ),
  config: registered(
    'AWS Config',
    'config',
    'config.amazonaws.com',
    'config-multiaccountsetup.amazonaws.com',
  ),
  detective: own(
    'Detective',
    'detective',
    'aws_detective_organization_admin_account',
    'regional',
    'discouraged',
    'detective.amazonaws.com',
  ),
  firewallManager: own(
    'Firewall Manager',
    'fms',
    'aws_fms_admin_account',
    'global',
    'discouraged',
    'fms.amazonaws.com',
  ),
  guardDuty: own(
    'GuardDuty',
    'guardduty',
    'aws_guardduty_organization_admin_account',
    'regional',
    'discouraged',
    'guardduty.amazonaws.com',
    'malware-protection.guardduty.amazonaws.com',
  ),
  health: registered('AWS Health', 'health', 'health.amazonaws.com'),
  iam: registered('IAM (central root access)', 'iam', 'iam.amazonaws.com'),
  identityCenter: registered('IAM Identity Center', 'sso', 'sso.amazonaws.com'),
  inspector: own(
    'Inspector',
    'inspector2',
    'aws_inspector2_delegated_admin_account',
    'regional',
    'discouraged',
    'inspector2.amazonaws.com',
    'agentless.inspector2.amazonaws.com',
  ),
  ipam: own(
    'VPC IP Address Manager',
    'ipam',
    'aws_vpc_ipam_organization_admin_account',
    'global',
    'forbidden',
    'ipam.amazonaws.com',
  ),
  licenseManager: {
    ...registered('License Manager', 'license-manager', 'license-manager.amazonaws.com'),
    trustedAccess: ['license-manager.amazonaws.com', 'license-manager.member-account.amazonaws.com'],
  },
  macie: own(
    'Macie',
    'macie',
    'aws_macie2_organization_admin_account',
    'regional',
    'discouraged',
    'macie.amazonaws.com',
  ),
  securityHub: own(
    'Security Hub',
    'securityhub',
    'aws_securityhub_organization_admin_account',
    'regional',
    'discouraged',
    'securityhub.amazonaws.com',
  ),
  stackSets: registered(
    'CloudFormation StackSets',
    'cloudformation',
    'member.org.stacksets.cloudformation.amazonaws.com',
  ),
  storageLens: registered('S3 Storage Lens', 's3lens', 'storage-lens.s3.amazonaws.com'),
  systemsManager: registered('Systems Manager', 'ssm', 'ssm.amazonaws.com', 'ssm-quicksetup.amazonaws.com'),
  trustedAdvisor: registered('Trusted Advisor', 'ta', 'reporting.trustedadvisor.amazonaws.com'),
} as const satisfies Record<string, DelegationFacts>;

/** A service by its key under `delegatedAdministrators`. */
export type DelegableService = keyof typeof delegation;

/** All delegable services, sorted by key. */
export const delegableServices = Object.keys(delegation) as [DelegableService, ...DelegableService[]];

/** What is known of a service's delegation. */
export const delegationFacts = (service: DelegableService): DelegationFacts => delegation[service];

/**
 * Services whose administrator is registered by their own stack, after they are on in his account, and let go by it when
 * they are switched off; all others by the stack of delegations.
 */
export const delegatedInOwnStack: readonly DelegableService[] = ['guardDuty', 'securityHub', 'macie'];

/** The services that are on with a key of their own, which is that of their delegated administrator as well. */
export const watchingServices = [
  'config',
  'guardDuty',
  'securityHub',
  'accessAnalyzer',
  'inspector',
  'macie',
  'detective',
  'storageLens',
  'systemsManager',
  'firewallManager',
  'auditManager',
] as const satisfies readonly DelegableService[];
