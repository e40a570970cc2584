import { inEveryRegion, integrationPage, none, type ServiceDescription } from '../service-description';
import { firewallManagerSchema } from './schema';

/** The description of Firewall Manager for the registry. */
export const firewallManager = {
  title: 'Firewall Manager',
  section: {
    key: 'firewallManager',
    schema: firewallManagerSchema,
    runBy: 'administrator',
    minimal: {
      policies: {
        'unused-security-groups': {
          type: 'SECURITY_GROUPS_USAGE_AUDIT',
          resourceTypes: ['AWS::EC2::SecurityGroup'],
          serviceData: { deleteUnusedSecurityGroups: false, coalesceRedundantSecurityGroups: false },
        },
      },
    },
    references: {
      'policies.*.units': 'unit',
      'policies.*.excludedUnits': 'unit',
      'policies.*.regions': 'region',
    },
  },
  trustedAccess: ['fms.amazonaws.com'],
  administrator: {
    registration: {
      by: 'service',
      resource: 'aws_fms_admin_account',
      argument: 'account_id',
      scope: 'once',
      stack: 'delegation',
    },
    managementAccount: 'discouraged',
    source: integrationPage('fms'),
  },
  requiredAction: 'fms:PutPolicy',
  inManagementAccount: none('Its policies reach accounts from the administrator’s account.'),
  regions: inEveryRegion,
  bucketExport: none('It delivers nothing.'),
  enrols: none('Its policies reach accounts by their OU.'),
  findings: { name: 'firewallManager', product: 'Firewall Manager', needsSection: true },
  readsLogs: false,
} as const satisfies ServiceDescription;
