import { inEveryRegion, integrationPage, none, type ServiceDescription } from '../service-description';
import { guardDutySchema } from './schema';
import { severityNumbers } from './severity';

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
  bucketExport: {
    setting: 'exportFindings',
    name: 'guardduty',
    sid: 'GuardDuty',
    sourceArns: (accountId: string) => [`arn:aws:guardduty:*:${accountId}:detector/*`],
    keyActions: 'kms:GenerateDataKey',
    source: 'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html, read 2026-11-21',
  },
  enrols: none('`autoEnable: ALL` takes in existing accounts.'),
  findings: {
    name: 'guardDuty',
    product: 'GuardDuty',
    needsSection: true,
    // https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html (read 2026-11-21)
    events: {
      source: 'aws.guardduty',
      detailTypes: ['GuardDuty Finding'],
      severity: severityNumbers,
      type: 'type',
      account: 'accountId',
      paths: {
        title: '$.detail.title',
        severity: '$.detail.severity',
        account: '$.detail.accountId',
        region: '$.detail.region',
        description: '$.detail.description',
        resource: '$.detail.resource.resourceType',
        id: '$.detail.id',
        time: '$.detail.updatedAt',
      },
    },
  },
  gathersFindings: 'its own',
  readsLogs: true,
} as const satisfies ServiceDescription;
