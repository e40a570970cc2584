import { endpointsFile, integrationPage, type ServiceDescription } from '../service-description';
import { macieSchema } from './schema';
import { severityDescriptions } from './severity';

/** The description of Macie for the registry. */
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
  bucketExport: {
    setting: 'exportResults',
    what: 'Macie’s results',
    name: 'macie',
    sid: 'Macie',
    sourceArns: (accountId: string) => [
      `arn:aws:macie2:*:${accountId}:export-configuration:*`,
      `arn:aws:macie2:*:${accountId}:classification-job/*`,
    ],
    keyActions: ['kms:GenerateDataKey', 'kms:Encrypt'],
    source:
      'https://docs.aws.amazon.com/macie/latest/user/discovery-results-repository-s3.html, read 2026-11-21',
  },
  enrols: { setting: 'existingAccounts' },
  findings: {
    name: 'macie',
    product: 'Macie',
    needsSection: true,
    // https://docs.aws.amazon.com/macie/latest/user/findings-monitor-events-eventbridge.html (read 2026-11-21)
    events: {
      source: 'aws.macie',
      detailTypes: ['Macie Finding'],
      severity: severityDescriptions,
      type: 'type',
      account: 'accountId',
      paths: {
        title: '$.detail.title',
        severity: '$.detail.severity.description',
        account: '$.detail.accountId',
        region: '$.detail.region',
        description: '$.detail.description',
        resource: '$.detail.resourcesAffected.s3Bucket.name',
        id: '$.detail.id',
        time: '$.detail.updatedAt',
      },
    },
  },
  readsLogs: false,
} as const satisfies ServiceDescription;
