import { integrationPage, type ServiceDescription } from '../service-description';
import { inspectorSchema } from './schema';

/** What Landfall knows of Inspector. */
export const inspector = {
  title: 'Inspector',
  section: { key: 'inspector', schema: inspectorSchema, runBy: 'administrator', minimal: {} },
  trustedAccess: ['inspector2.amazonaws.com', 'agentless.inspector2.amazonaws.com'],
  administrator: {
    registration: {
      by: 'service',
      resource: 'aws_inspector2_delegated_admin_account',
      argument: 'account_id',
      scope: 'each region',
      stack: 'delegation',
      timeout: '30m',
    },
    managementAccount: 'discouraged',
    source: integrationPage('inspector2'),
  },
  requiredAction: 'inspector2:UpdateOrganizationConfiguration',
  inManagementAccount: true,
  policyTypes: ['INSPECTOR_POLICY'],
} as const satisfies ServiceDescription;
