import type { LandingZone } from '../organization/landing-zone';
import { accountByName, activeAccounts, depthOf, isWithin } from '../organization/lookups';
import { rootPath } from '../organization/model';
import { own } from '../organization/own';
import { administeredServices, type ServiceKey } from '../services/registry';
import { serviceRegions } from '../services/service-regions';

/** The number of accounts and regions that a setting affects. */
export interface Reach {
  readonly accounts?: number;
  readonly regions?: number;
}

type Reaches = (organization: LandingZone, path: readonly string[]) => Reach;

/** Number of active member accounts, and of the management account where it takes part. */
const members = (organization: LandingZone): number => activeAccounts(organization).length;
const everyone = (organization: LandingZone): number => members(organization) + 1;

/** A service that runs in every account, in every governed region that offers it. */
const watching: Reaches = (organization, [service = '']) => ({
  accounts: everyone(organization),
  regions: serviceRegions(organization, service as ServiceKey).length,
});

const accountsOnly: Reaches = (organization) => ({ accounts: everyone(organization) });
const membersOnly: Reaches = (organization) => ({ accounts: members(organization) });
const oneAccount: Reaches = (organization, path) => ({ ...watching(organization, path), accounts: 1 });

/** A rule or a conformance pack: its regions, and all accounts but the excluded ones. */
const rule: Reaches = (organization, [, kind = '', name = '']) => {
  const { config, governedRegions } = organization;
  const all = { ...config?.rules, ...(kind === 'conformancePacks' && config?.conformancePacks) };
  const excluded = new Set([
    ...(config?.excludedAccounts ?? []),
    ...(own(all, name)?.excludedAccounts ?? []),
  ]);
  return {
    accounts: everyone(organization) - excluded.size,
    regions: (own(all, name)?.regions ?? governedRegions).length,
  };
};

/** A configuration policy of Security Hub. An account follows the nearest one above it. */
const configurationPolicy: Reaches = (organization, path) => {
  const policies = organization.securityHub?.configurationPolicies ?? {};
  const targets = Object.entries(policies).flatMap(([name, { targets: all }]) =>
    all.map((target) => ({ name, target })),
  );
  const nearest = (account: string): string | undefined => {
    const { parent = rootPath } = accountByName(organization, account) ?? {};
    const above = targets.filter(({ target }) => isWithin(parent, target));
    const own = targets.find(({ target }) => target === account);
    return (own ?? above.sort((a, b) => depthOf(b.target) - depthOf(a.target))[0])?.name;
  };
  const names = [organization.management, ...activeAccounts(organization)].map(({ name }) => name);
  return {
    ...watching(organization, path),
    accounts: names.filter((name) => nearest(name) === path[2]).length,
  };
};

/** What settings affect, by prefix of their key. The longest prefix counts. */
const byKey: Readonly<Record<string, Reaches>> = {
  ...Object.fromEntries(administeredServices.map((service) => [service, watching])),
  'accessAnalyzer.managementAccount': oneAccount,
  'accessAnalyzer.unusedAccess': (organization) => ({ accounts: everyone(organization), regions: 1 }),
  auditManager: oneAccount,
  'config.conformancePacks': rule,
  'config.recorder': oneAccount,
  'config.remediation': membersOnly,
  'config.rules': rule,
  'guardDuty.regions': (organization) => ({ accounts: everyone(organization), regions: 1 }),
  logging: accountsOnly,
  'organization.governedRegions': accountsOnly,
  'organization.policyTypes': membersOnly,
  'organization.trustedAccess': accountsOnly,
  passwordPolicy: () => ({ accounts: 1 }),
  roles: accountsOnly,
  'roles.deployment': membersOnly,
  rootAccess: membersOnly,
  'securityHub.configurationPolicies': configurationPolicy,
  storageLens: accountsOnly,
};

/** The number of accounts and regions that a setting affects; empty where it affects none directly. */
export function reachOf(path: readonly string[], organization: LandingZone): Reach {
  for (let length = path.length; length > 0; length--) {
    const reaches = byKey[path.slice(0, length).join('.')];
    // A whole map of rules or policies affects the same accounts as its service.
    if (reaches && !(length === path.length && length > 1 && [rule, configurationPolicy].includes(reaches)))
      return reaches(organization, path);
  }
  return {};
}
