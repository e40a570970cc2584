import { endpointsFile, integrationPage, none, type ServiceDescription } from '../service-description';
import { detectiveSchema } from './schema';

/** The description of Detective for the registry. */
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
  regions: {
    notIn: [
      'ap-east-2',
      'ap-northeast-3',
      'ap-south-2',
      'ap-southeast-3',
      'ap-southeast-4',
      'ap-southeast-5',
      'ap-southeast-6',
      'ap-southeast-7',
      'ca-west-1',
      'eu-central-2',
      'eu-south-2',
      'me-central-1',
      'mx-central-1',
    ],
    source: endpointsFile,
  },
  bucketExport: none('It delivers nothing.'),
  enrols: { setting: 'existingAccounts' },
  findings: none('It looks at the findings of others.'),
  readsLogs: true,
} as const satisfies ServiceDescription;
