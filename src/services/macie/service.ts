import { endpointsFile, integrationPage, type ServiceDescription } from '../service-description';
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
  regions: {
    notIn: [
      'ap-east-2',
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
} as const satisfies ServiceDescription;
