import { integrationPage, none, type ServiceDescription } from '../service-description';

/** The description of CloudTrail for the registry. */
export const cloudTrail = {
  title: 'CloudTrail',
  section: none(
    '`logging` switches the organization trail on, in `src/config/logging.ts`: several services make it up.',
  ),
  trustedAccess: ['cloudtrail.amazonaws.com'],
  administrator: {
    registration: {
      by: 'service',
      resource: 'aws_cloudtrail_organization_delegated_admin_account',
      argument: 'account_id',
      scope: 'once',
      stack: 'delegation',
    },
    managementAccount: 'forbidden',
    source: integrationPage('cloudtrail'),
  },
  requiredAction: none('The stack of the trail works in the management account.'),
  inManagementAccount: none('The stack of the trail works there.'),
  regions: none('One trail in the home region covers all regions.'),
  bucketExport: none('The trail delivers to a bucket of its own, `logging.trailBucket`.'),
  enrols: none('It has no members.'),
  findings: none('It makes none.'),
  readsLogs: true,
} as const satisfies ServiceDescription;
