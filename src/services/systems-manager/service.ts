import { integrationPage, none, type ServiceDescription } from '../service-description';
import { systemsManagerSchema } from './schema';

/** What Landfall knows of Systems Manager. */
export const systemsManager = {
  title: 'Systems Manager',
  section: { key: 'systemsManager', schema: systemsManagerSchema, runBy: 'administrator', minimal: {} },
  trustedAccess: ['ssm.amazonaws.com', 'ssm-quicksetup.amazonaws.com'],
  administrator: {
    registration: { by: 'organizations', principals: ['ssm.amazonaws.com', 'ssm-quicksetup.amazonaws.com'] },
    managementAccount: 'forbidden',
    source: integrationPage('ssm'),
  },
  requiredAction: 'ssm-quicksetup:CreateConfigurationManager',
  inManagementAccount: none('Quick Setup reaches accounts by their OU.'),
} as const satisfies ServiceDescription;
