import { inEveryRegion, integrationPage, none, type ServiceDescription } from '../service-description';
import { accessAnalyzerSchema } from './schema';

/** The description of IAM Access Analyzer for the registry. */
export const accessAnalyzer = {
  title: 'IAM Access Analyzer',
  section: {
    key: 'accessAnalyzer',
    schema: accessAnalyzerSchema,
    runBy: 'administrator',
    minimal: {},
    references: { 'unusedAccess.excludedAccounts': 'account' },
  },
  trustedAccess: ['access-analyzer.amazonaws.com'],
  administrator: {
    registration: { by: 'organizations', principals: ['access-analyzer.amazonaws.com'] },
    managementAccount: 'forbidden',
    source: integrationPage('access-analyzer'),
  },
  requiredAction: 'access-analyzer:CreateAnalyzer',
  inManagementAccount: true,
  regions: inEveryRegion,
  bucketExport: none('It delivers nothing.'),
  enrols: none('An analyzer of the organization looks at every account.'),
  findings: {
    name: 'accessAnalyzer',
    product: 'IAM Access Analyzer',
    needsSection: true,
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-eventbridge.html (read 2026-11-21)
    events: {
      source: 'aws.access-analyzer',
      detailTypes: ['Access Analyzer Finding', 'Unused Access Finding for IAM entities'],
      open: { status: ['ACTIVE'] },
      type: 'resourceType',
      account: 'accountId',
      paths: {
        title: '$.detail-type',
        severity: '$.detail.status',
        account: '$.detail.accountId',
        region: '$.region',
        description: '$.detail.resourceType',
        resource: '$.detail.resource',
        id: '$.detail.id',
        time: '$.detail.updatedAt',
      },
    },
  },
  readsLogs: false,
} as const satisfies ServiceDescription;
