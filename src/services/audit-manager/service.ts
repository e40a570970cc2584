import { integrationPage, none, type ServiceDescription } from '../service-description';
import { auditManagerSchema } from './schema';

/** What Landfall knows of Audit Manager. */
export const auditManager = {
  title: 'Audit Manager',
  section: { key: 'auditManager', schema: auditManagerSchema, runBy: 'administrator', minimal: {} },
  trustedAccess: ['auditmanager.amazonaws.com'],
  administrator: {
    registration: {
      by: 'service',
      resource: 'aws_auditmanager_organization_admin_account_registration',
      argument: 'admin_account_id',
      scope: 'each region',
      stack: 'delegation',
    },
    managementAccount: 'forbidden',
    source: integrationPage('audit-manager'),
  },
  requiredAction: 'auditmanager:RegisterAccount',
  inManagementAccount: none('It collects evidence from the administrator’s account.'),
} as const satisfies ServiceDescription;
