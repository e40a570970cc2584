import { inEveryRegion, integrationPage, none, type ServiceDescription } from '../service-description';
import { securityHubSchema } from './schema';

/** The description of Security Hub for the registry. */
export const securityHub = {
  title: 'Security Hub',
  section: {
    key: 'securityHub',
    schema: securityHubSchema,
    runBy: 'administrator',
    minimal: {},
    inHomeRegion: () => 'the central configuration of Security Hub',
    references: { 'configurationPolicies.*.targets': 'account or unit' },
  },
  trustedAccess: ['securityhub.amazonaws.com'],
  administrator: {
    registration: {
      by: 'service',
      resource: 'aws_securityhub_organization_admin_account',
      argument: 'admin_account_id',
      scope: 'each region',
      stack: 'own',
    },
    managementAccount: 'discouraged',
    source: integrationPage('securityhub'),
  },
  requiredAction: 'securityhub:CreateConfigurationPolicy',
  inManagementAccount: true,
  regions: inEveryRegion,
  bucketExport: none('It delivers nothing.'),
  enrols: none('Its configuration policies take in existing accounts.'),
  findings: { name: 'securityHub', product: 'Security Hub', needsSection: false },
  gathersFindings: 'of every service',
  readsLogs: true,
} as const satisfies ServiceDescription;
