import { inEveryRegion, integrationPage, type ServiceDescription } from '../service-description';
import { guardDutySchema } from './schema';

/** What Landfall knows of GuardDuty. */
export const guardDuty = {
  title: 'GuardDuty',
  section: { key: 'guardDuty', schema: guardDutySchema, runBy: 'administrator', minimal: {} },
  trustedAccess: ['guardduty.amazonaws.com', 'malware-protection.guardduty.amazonaws.com'],
  administrator: {
    registration: {
      by: 'service',
      resource: 'aws_guardduty_organization_admin_account',
      argument: 'admin_account_id',
      scope: 'each region',
      stack: 'own',
    },
    managementAccount: 'discouraged',
    source: integrationPage('guardduty'),
  },
  requiredAction: 'guardduty:UpdateOrganizationConfiguration',
  inManagementAccount: true,
  regions: inEveryRegion,
} as const satisfies ServiceDescription;
