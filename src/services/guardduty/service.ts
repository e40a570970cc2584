import { own } from '../../organization/own';
import { regions } from '../../organization/regions';
import { inEveryRegion, integrationPage, none, type ServiceDescription } from '../service-description';
import { type GuardDutySettings, guardDutySchema } from './schema';
import { severityNumbers } from './severity';

/** https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html */
const crossesOptIn = (organization: {
  readonly homeRegion: string;
  readonly governedRegions: readonly string[];
}): boolean =>
  Boolean(own(regions, organization.homeRegion)?.optIn) &&
  organization.governedRegions.some((region) => own(regions, region)?.optIn === false);

/** The description of GuardDuty for the registry. */
export const guardDuty = {
  title: 'GuardDuty',
  section: {
    key: 'guardDuty',
    schema: guardDutySchema,
    runBy: 'administrator',
    minimal: {},
    references: { regions: 'region', detectors: 'region' },
    needs: [
      {
        isMissing: ({ exportFindings }: GuardDutySettings, { logging, organization }) =>
          Boolean(exportFindings && logging && crossesOptIn(organization)),
        message:
          'GuardDuty exports no findings from a region that needs no opt-in to a home region that needs one',
        fix: 'set guardDuty.exportFindings to false, or choose a home region that needs no opt-in',
      },
    ],
  },
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
    what: 'GuardDuty’s findings',
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
