import type { Account, Organization } from '../../src/organization/model';
import { defaultQuotas } from '../../src/organization/quotas';

/** An account as it comes out of the file, with what a test needs of its own. */
export const account = (name: string, own: Partial<Account> = {}): Account => ({
  name,
  accountName: name,
  email: `aws+${name}@acme.example`,
  management: false,
  ou: 'Workloads',
  parent: 'Workloads',
  state: 'active',
  tags: {},
  policies: [],
  roleName: 'OrganizationAccountAccessRole',
  iamUserAccessToBilling: 'ALLOW',
  contacts: {},
  access: { groups: {} },
  regions: [],
  adopted: false,
  stack: 'accounts',
  source: { file: 'organization.yaml', line: 1, column: 1 },
  ...own,
});

const unit = (path: string, depth: number) => ({
  path,
  name: path.split('/').at(-1) ?? path,
  depth,
  ...(depth > 0 && { parent: depth === 1 ? 'Root' : path.slice(0, path.lastIndexOf('/')) }),
  tags: {},
  policies: [],
  stack: 'accounts',
  foreignPolicies: 0,
  adopted: false,
  state: 'active' as const,
  source: { file: 'organization.yaml', line: 1, column: 1 },
});

/** A small organization: Workloads with Production and Development, and Suspended. */
export const organization = (accounts: readonly Account[] = []): Organization => ({
  name: 'acme',
  homeRegion: 'eu-central-1',
  governedRegions: ['eu-central-1', 'eu-west-1'],
  management: account('management', { management: true, id: '111111111111', ou: 'Root', parent: 'Root' }),
  root: unit('Root', 0),
  organizationalUnits: [
    unit('Workloads', 1),
    unit('Workloads/Production', 2),
    unit('Workloads/Development', 2),
    unit('Suspended', 1),
  ],
  accounts,
  policies: [],
  trustedAccess: [],
  policyTypes: [],
  quotas: defaultQuotas,
});
