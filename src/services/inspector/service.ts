import { labelsBetween } from '../../organization/severity';
import {
  endpointsFile,
  integrationPage,
  none,
  onlyIn,
  type ServiceDescription,
} from '../service-description';
import { inspectorSchema } from './schema';

/** The description of Inspector for the registry. */
export const inspector = {
  title: 'Inspector',
  section: {
    key: 'inspector',
    schema: inspectorSchema,
    runBy: 'administrator',
    minimal: {},
    references: { targets: 'account or unit' },
  },
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
  regions: { notIn: ['ap-southeast-6'], source: endpointsFile },
  features: {
    lambdaCode: {
      of: 'Lambda code scanning of Inspector',
      notIn: onlyIn(
        'ap-northeast-1',
        'ap-southeast-1',
        'ap-southeast-2',
        'eu-central-1',
        'eu-north-1',
        'eu-west-1',
        'eu-west-2',
        'us-east-1',
        'us-east-2',
        'us-west-2',
      ),
      source:
        'https://docs.aws.amazon.com/config/latest/developerguide/inspector-lambda-code-scan-enabled.html, read 2026-11-21',
    },
  },
  bucketExport: none('It delivers nothing.'),
  enrols: none('A policy of the organization takes in existing accounts.'),
  findings: {
    name: 'inspector',
    product: 'Inspector',
    needsSection: true,
    // https://docs.aws.amazon.com/inspector/latest/user/eventbridge-integration.html (read 2026-11-21)
    events: {
      source: 'aws.inspector2',
      detailTypes: ['Inspector2 Finding'],
      severity: labelsBetween,
      open: { status: ['ACTIVE'] },
      type: 'type',
      account: 'awsAccountId',
      paths: {
        title: '$.detail.title',
        severity: '$.detail.severity',
        account: '$.detail.awsAccountId',
        region: '$.region',
        description: '$.detail.description',
        resource: '$.detail.resources[0].id',
        id: '$.detail.findingArn',
        time: '$.detail.updatedAt',
      },
    },
  },
  readsLogs: false,
} as const satisfies ServiceDescription;
