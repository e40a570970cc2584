import { inEveryRegion, integrationPage, none, type ServiceDescription } from '../service-description';
import { type ConfigSettings, configSchema } from './schema';

/** The description of AWS Config for the registry. */
export const config = {
  title: 'AWS Config',
  section: {
    key: 'config',
    schema: configSchema,
    runBy: 'administrator',
    minimal: {},
    inHomeRegion: ({ aggregator }: ConfigSettings) =>
      aggregator ? 'the aggregator of AWS Config' : undefined,
    references: {
      excludedAccounts: 'account',
      'rules.*.excludedAccounts': 'account',
      'rules.*.regions': 'region',
      'conformancePacks.*.excludedAccounts': 'account',
      'conformancePacks.*.regions': 'region',
    },
    needs: [
      {
        isMissing: ({ recorder }: ConfigSettings, { logging }) => recorder.managementAccount && !logging,
        message: 'AWS Config has no bucket to deliver to',
        fix: 'add logging: { account: log-archive }, or set config.recorder.managementAccount to false',
      },
      {
        isMissing: ({ remediation, essentials }: ConfigSettings) =>
          Boolean(remediation) && !essentials.includes('identity'),
        at: ['remediation'],
        message: 'remedies belong to rules of the pack identity, which is not among the essentials',
        fix: 'add identity to config.essentials',
      },
    ],
  },
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
