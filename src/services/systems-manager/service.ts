import { integrationPage, none, type ServiceDescription } from '../service-description';
import { systemsManagerSchema } from './schema';

/** The description of Systems Manager for the registry. */
export const systemsManager = {
  title: 'Systems Manager',
  section: {
    key: 'systemsManager',
    schema: systemsManagerSchema,
    runBy: 'administrator',
    minimal: {},
    references: {
      'patchPolicies.*.units': 'unit',
      'patchPolicies.*.regions': 'region',
      'hostManagement.units': 'unit',
    },
  },
  trustedAccess: ['ssm.amazonaws.com', 'ssm-quicksetup.amazonaws.com'],
  administrator: {
    registration: { by: 'organizations', principals: ['ssm.amazonaws.com', 'ssm-quicksetup.amazonaws.com'] },
    managementAccount: 'forbidden',
    source: integrationPage('ssm'),
  },
  requiredAction: 'ssm-quicksetup:CreateConfigurationManager',
  inManagementAccount: none('Quick Setup reaches accounts by their OU.'),
  regions: {
    of: 'Quick Setup of Systems Manager',
    notIn: [
      'af-south-1',
      'ap-east-1',
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
      'eu-south-1',
      'eu-south-2',
      'il-central-1',
      'me-central-1',
      'me-south-1',
      'mx-central-1',
    ],
    // The endpoints of `ssm-quicksetup` are in the same regions: Landfall sets everything up through it.
    source:
      'https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-policies.html#patch-policies-supported-regions, read 2026-11-21',
  },
  bucketExport: none('It delivers nothing.'),
  enrols: none('Quick Setup reaches accounts by their OU.'),
  findings: { name: 'patchManager', product: 'Systems Manager Patch Manager', needsSection: false },
  readsLogs: false,
} as const satisfies ServiceDescription;
