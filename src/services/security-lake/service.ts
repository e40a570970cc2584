import { endpointsFile, integrationPage, none, type ServiceDescription } from '../service-description';
import { type SecurityLakeSettings, securityLakeSchema } from './schema';

/** The description of Security Lake for the registry. */
export const securityLake = {
  title: 'Security Lake',
  section: {
    key: 'securityLake',
    schema: securityLakeSchema,
    runBy: 'administrator',
    minimal: {},
    needs: [
      {
        // https://docs.aws.amazon.com/security-lake/latest/userguide/cloudtrail-event-logs.html (read 2026-11-21)
        isMissing: ({ sources }: SecurityLakeSettings, { logging }) =>
          sources.includes('CLOUD_TRAIL_MGMT') && logging?.trail.state !== 'active',
        message:
          'Security Lake collects management events only beside an organization trail, and there is none',
        fix: 'add logging: { account: log-archive } with its trail active, or take CLOUD_TRAIL_MGMT out of securityLake.sources',
      },
    ],
  },
  trustedAccess: ['securitylake.amazonaws.com'],
  administrator: {
    // The provider has no resource for RegisterDataLakeDelegatedAdministrator, which AWS recommends:
    // https://github.com/hashicorp/terraform-provider-aws/issues/37100 (read 2026-11-21)
    registration: { by: 'organizations', principals: ['securitylake.amazonaws.com'] },
    // https://docs.aws.amazon.com/security-lake/latest/APIReference/API_RegisterDataLakeDelegatedAdministrator.html
    managementAccount: 'forbidden',
    source: integrationPage('sl'),
  },
  requiredAction: 'securitylake:CreateDataLake',
  inManagementAccount: none('Its sources collect from the management account like from a member.'),
  regions: {
    notIn: [
      'af-south-1',
      'ap-east-1',
      'ap-east-2',
      'ap-south-2',
      'ap-southeast-3',
      'ap-southeast-4',
      'ap-southeast-5',
      'ap-southeast-6',
      'ap-southeast-7',
      'ca-west-1',
      'eu-central-2',
      'eu-south-1',
      'eu-south-2',
      'il-central-1',
      'me-central-1',
      'me-south-1',
      'mx-central-1',
    ],
    source: endpointsFile,
  },
  bucketExport: none('It keeps its data in buckets of its own, which AWS names.'),
  enrols: none('A source without a list of accounts collects from all that exist.'),
  findings: none('It collects the findings of others.'),
  readsLogs: false,
} as const satisfies ServiceDescription;
