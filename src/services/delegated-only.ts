import { integrationPage, none, type ServiceDescription } from './service-description';

const delegatedOnly = {
  section: none('Landfall registers its administrator, and leaves the rest to him.'),
  requiredAction: none('No stack of it works in the administrator’s account.'),
  inManagementAccount: none('Landfall switches nothing on.'),
  regions: none('Landfall makes nothing of it in a region.'),
  bucketExport: none('It delivers nothing.'),
  enrols: none('Landfall leaves its members to the administrator.'),
  findings: none('It makes none.'),
  readsLogs: false,
} as const;

/** AWS Backup. Its plans are organization policies. */
export const backup = {
  ...delegatedOnly,
  title: 'AWS Backup',
  trustedAccess: ['backup.amazonaws.com'],
  administrator: {
    registration: { by: 'organizations', principals: ['backup.amazonaws.com'] },
    managementAccount: 'forbidden',
    source: integrationPage('backup'),
  },
} as const satisfies ServiceDescription;

/** AWS Health. */
export const health = {
  ...delegatedOnly,
  title: 'AWS Health',
  findings: { name: 'health', product: 'Health', needsSection: false },
  trustedAccess: ['health.amazonaws.com'],
  administrator: {
    registration: { by: 'organizations', principals: ['health.amazonaws.com'] },
    managementAccount: 'forbidden',
    source: integrationPage('health'),
  },
} as const satisfies ServiceDescription;

/** Amazon VPC IP Address Manager. */
export const ipam = {
  ...delegatedOnly,
  title: 'VPC IP Address Manager',
  trustedAccess: ['ipam.amazonaws.com'],
  administrator: {
    registration: {
      by: 'service',
      resource: 'aws_vpc_ipam_organization_admin_account',
      argument: 'delegated_admin_account_id',
      scope: 'once',
      stack: 'delegation',
    },
    managementAccount: 'forbidden',
    source: integrationPage('ipam'),
  },
} as const satisfies ServiceDescription;

/** AWS License Manager. */
export const licenseManager = {
  ...delegatedOnly,
  title: 'License Manager',
  trustedAccess: ['license-manager.amazonaws.com', 'license-manager.member-account.amazonaws.com'],
  administrator: {
    registration: { by: 'organizations', principals: ['license-manager.amazonaws.com'] },
    managementAccount: 'forbidden',
    source: integrationPage('license-manager'),
  },
} as const satisfies ServiceDescription;

/** CloudFormation StackSets, which deploy the baseline (`src/baseline`). */
export const stackSets = {
  ...delegatedOnly,
  title: 'CloudFormation StackSets',
  trustedAccess: ['member.org.stacksets.cloudformation.amazonaws.com'],
  administrator: {
    registration: {
      by: 'organizations',
      principals: ['member.org.stacksets.cloudformation.amazonaws.com'],
    },
    managementAccount: 'forbidden',
    source: integrationPage('cloudformation'),
  },
  requiredAction: 'cloudformation:CreateStackSet',
} as const satisfies ServiceDescription;

/** AWS Trusted Advisor. */
export const trustedAdvisor = {
  ...delegatedOnly,
  title: 'Trusted Advisor',
  trustedAccess: ['reporting.trustedadvisor.amazonaws.com'],
  administrator: {
    registration: { by: 'organizations', principals: ['reporting.trustedadvisor.amazonaws.com'] },
    managementAccount: 'forbidden',
    source: integrationPage('ta'),
  },
} as const satisfies ServiceDescription;
