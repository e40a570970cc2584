import { endpointsFile, integrationPage, none, type ServiceDescription } from '../service-description';
import { auditManagerSchema } from './schema';

/** The description of Audit Manager for the registry. */
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
  regions: {
    notIn: [
      'af-south-1',
      'ap-east-1',
      'ap-east-2',
      'ap-northeast-2',
      'ap-northeast-3',
      'ap-south-2',
      'ap-southeast-3',
      'ap-southeast-4',
      'ap-southeast-5',
      'ap-southeast-6',
      'ap-southeast-7',
      'ca-west-1',
      'eu-central-2',
      'eu-north-1',
      'eu-south-1',
      'eu-south-2',
      'eu-west-3',
      'il-central-1',
      'me-central-1',
      'me-south-1',
      'mx-central-1',
      'sa-east-1',
    ],
    source: endpointsFile,
  },
  bucketExport: none('It delivers nothing.'),
  enrols: none('It takes in no accounts.'),
  findings: none('It makes none.'),
  readsLogs: false,
} as const satisfies ServiceDescription;
