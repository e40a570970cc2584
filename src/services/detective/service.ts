import { integrationPage, none, type ServiceDescription } from '../service-description';
import { detectiveSchema } from './schema';

/** What Landfall knows of Detective. */
export const detective = {
  title: 'Detective',
  section: { key: 'detective', schema: detectiveSchema, runBy: 'administrator', minimal: {} },
  trustedAccess: ['detective.amazonaws.com'],
  administrator: {
    registration: {
      by: 'service',
      resource: 'aws_detective_organization_admin_account',
      argument: 'account_id',
      scope: 'each region',
      stack: 'delegation',
    },
    managementAccount: 'discouraged',
    source: integrationPage('detective'),
  },
  requiredAction: 'detective:UpdateOrganizationConfiguration',
  inManagementAccount: none('The administrator enrols it like a member.'),
} as const satisfies ServiceDescription;
