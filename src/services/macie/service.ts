import { integrationPage, type ServiceDescription } from '../service-description';
import { macieSchema } from './schema';

/** What Landfall knows of Macie. */
export const macie = {
  title: 'Macie',
  section: { key: 'macie', schema: macieSchema, runBy: 'administrator', minimal: {} },
  trustedAccess: ['macie.amazonaws.com'],
  administrator: {
    registration: {
      by: 'service',
      resource: 'aws_macie2_organization_admin_account',
      argument: 'admin_account_id',
      scope: 'each region',
      stack: 'own',
    },
    managementAccount: 'discouraged',
    source: integrationPage('macie'),
  },
  requiredAction: 'macie2:UpdateMacieSession',
  inManagementAccount: true,
} as const satisfies ServiceDescription;
