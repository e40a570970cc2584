import { inEveryRegion, integrationPage, none, type ServiceDescription } from '../service-description';
import { configSchema } from './schema';

/** What Landfall knows of AWS Config. */
export const config = {
  title: 'AWS Config',
  section: { key: 'config', schema: configSchema, runBy: 'administrator', minimal: {} },
  trustedAccess: ['config.amazonaws.com', 'config-multiaccountsetup.amazonaws.com'],
  administrator: {
    registration: {
      by: 'organizations',
      principals: ['config.amazonaws.com', 'config-multiaccountsetup.amazonaws.com'],
    },
    managementAccount: 'forbidden',
    source: integrationPage('config'),
  },
  requiredAction: 'config:PutConfigurationAggregator',
  inManagementAccount: true,
  regions: inEveryRegion,
  bucketExport: none('AWS Config delivers to a bucket of its own, `logging.configBucket`.'),
  enrols: none('Recorders are in the accounts.'),
  findings: { name: 'config', product: 'Config', needsSection: false },
  readsLogs: false,
} as const satisfies ServiceDescription;
