import { type AdministeredService, administeredServices, sectionOf } from '../src/services/registry';
import { organizationFile } from './organization-file';

/** The services that an administrator runs, and what is made of their findings. */
type Watching = AdministeredService | 'findings';

/** Every service on with one line each. */
export const everyService = {
  ...Object.fromEntries(administeredServices.map((service) => [service, sectionOf(service)?.minimal])),
  findings: {},
} as Record<Watching, unknown>;

/** Who runs what: the account of the security team, unless another is named. */
export const administrators = {
  ...Object.fromEntries(administeredServices.map((service) => [service, 'security-tooling'])),
  storageLens: 'operations',
  systemsManager: 'operations',
  firewallManager: 'network',
} as Record<AdministeredService, string>;

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
