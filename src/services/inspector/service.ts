import { endpointsFile, integrationPage, onlyIn, type ServiceDescription } from '../service-description';
import { inspectorSchema } from './schema';

/** What Landfall knows of Inspector. */
export const inspector = {
  title: 'Inspector',
  section: { key: 'inspector', schema: inspectorSchema, runBy: 'administrator', minimal: {} },
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
} as const satisfies ServiceDescription;
