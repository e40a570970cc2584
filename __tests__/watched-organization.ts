import { organizationFile } from './organization-file';

/** Every service on with one line each. */
export const everyService = {
  config: {},
  guardDuty: {},
  securityHub: {},
  accessAnalyzer: {},
  inspector: {},
  macie: {},
  detective: {},
  storageLens: {},
  systemsManager: {},
  firewallManager: {
    policies: {
      'unused-security-groups': {
        type: 'SECURITY_GROUPS_USAGE_AUDIT',
        resourceTypes: ['AWS::EC2::SecurityGroup'],
        serviceData: { deleteUnusedSecurityGroups: false, coalesceRedundantSecurityGroups: false },
      },
    },
  },
  auditManager: {},
  findings: {},
};

/** Who runs what. */
export const administrators = {
  config: 'security-tooling',
  guardDuty: 'security-tooling',
  securityHub: 'security-tooling',
  accessAnalyzer: 'security-tooling',
  inspector: 'security-tooling',
  macie: 'security-tooling',
  detective: 'security-tooling',
  storageLens: 'operations',
  systemsManager: 'operations',
  firewallManager: 'network',
  auditManager: 'security-tooling',
};

/** What of the organization a test wants otherwise. */
export interface Watched {
  readonly regions?: readonly string[];
  /** workload accounts beside the four of the platform */
  readonly workloads?: number;
  readonly services?: Readonly<Record<string, unknown>>;
  readonly administrators?: Readonly<Record<string, string>>;
}

/** Id of the n-th account of the file; the management account has 111111111111. */
export const idOf = (index: number): string => String(100000000000 + index);

/** The accounts of the platform by name. */
export const ids = {
  management: '111111111111',
  'log-archive': idOf(1),
  'security-tooling': idOf(2),
  operations: idOf(3),
  network: idOf(4),
};

/**
 * The text of an organization file in which everything is watched. Accounts have ids, so that no state has to be read
 * for them.
 */
export function watchedOrganization(wanted: Watched = {}): string {
  const { regions = ['eu-central-1', 'eu-west-1', 'us-east-1'], workloads = 2 } = wanted;
  const platform = Object.entries(ids).slice(1);
  const names = Array.from({ length: workloads }, (_, index) => [`workload-${index + 1}`, idOf(index + 11)]);
  const rest = {
    quotas: { accounts: 100 },
    notifications: { critical: { email: ['security@acme.example'] } },
    logging: { account: 'log-archive' },
    root: {
      organizationalUnits: {
        Security: { id: 'ou-ab12-11111111' },
        Workloads: { id: 'ou-ab12-22222222', stack: 'workloads' },
        Suspended: { id: 'ou-ab12-33333333' },
      },
    },
    accounts: [
      ...platform.map(([name, id]) => ({ name, ou: 'Security', owner: 'platform', id })),
      ...names.map(([name, id]) => ({ name, ou: 'Workloads', owner: 'shop', id })),
    ],
    delegatedAdministrators: wanted.administrators ?? administrators,
    ...(wanted.services ?? everyService),
  };
  return organizationFile(rest, {
    id: 'o-abcde12345',
    rootId: 'r-ab12',
    managementAccount: { id: ids.management, email: 'aws@acme.example' },
    governedRegions: regions,
  });
}
