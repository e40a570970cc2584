import { type DelegableService, serviceDescription } from '../../services/registry';
import { serviceRegions } from '../../services/service-regions';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { fixFor } from '../diagnostics/suggest';
import type { Path } from '../reading/located';
import { type Check, type CheckContext, error, keyAt, valueAt } from './context';

/** What may be named at a place of the file. */
type Kind = 'account' | 'unit' | 'either';

/** Regions that services are told of are governed, and AWS offers the service there. */
export const governedOnly: Check = (context) => {
  const { file } = context;
  const lists: [DelegableService, Path, readonly string[]][] = [
    ['guardDuty', ['guardDuty', 'regions'], Object.keys(file.guardDuty?.regions ?? {})],
    ['guardDuty', ['guardDuty', 'detectors'], Object.keys(file.guardDuty?.detectors ?? {})],
    ...listed(file.config?.rules, 'config', ['config', 'rules']),
    ...listed(file.config?.conformancePacks, 'config', ['config', 'conformancePacks']),
    ...listed(file.firewallManager?.policies, 'firewallManager', ['firewallManager', 'policies']),
    ...listed(file.systemsManager?.patchPolicies, 'systemsManager', ['systemsManager', 'patchPolicies']),
  ];
  return lists.flatMap(([service, path, regions]) => wrongRegions(context, service, path, regions));
};

function listed(
  entries: Readonly<Record<string, { readonly regions?: readonly string[] | undefined }>> | undefined,
  service: DelegableService,
  path: Path,
): [DelegableService, Path, readonly string[]][] {
  return Object.entries(entries ?? {}).map(([name, { regions }]) => [
    service,
    [...path, name, 'regions'],
    regions ?? [],
  ]);
}

function wrongRegions(
  context: CheckContext,
  service: DelegableService,
  path: Path,
  regions: readonly string[],
): Diagnostic[] {
  const there = serviceRegions(context.file.organization, service);
  return regions
    .filter((region) => !there.includes(region))
    .map((region) => {
      const index = regions.indexOf(region);
      const inMap = path.length === 2;
      const at = inMap ? keyAt(context, ...path, region) : valueAt(context, ...path, index);
      return error(
        'region-not-governed',
        at,
        `${serviceDescription(service).title} does not run in ${region}: it is not among the governed regions that offer it`,
        fixFor(region, there, 'regions'),
      );
    });
}

/** OUs and accounts that services name exist. */
export const namedTargets: Check = (context) => {
  const { file } = context;
  const places: [Path, readonly string[], Kind][] = [
    [['config', 'excludedAccounts'], file.config?.excludedAccounts ?? [], 'account'],
    ...each(file.config?.rules, ['config', 'rules'], 'excludedAccounts', 'account'),
    ...each(file.config?.conformancePacks, ['config', 'conformancePacks'], 'excludedAccounts', 'account'),
    [['inspector', 'targets'], file.inspector?.targets ?? [], 'either'],
    ...each(
      file.securityHub?.configurationPolicies,
      ['securityHub', 'configurationPolicies'],
      'targets',
      'either',
    ),
    ...each(file.firewallManager?.policies, ['firewallManager', 'policies'], 'units', 'unit'),
    ...each(file.firewallManager?.policies, ['firewallManager', 'policies'], 'excludedUnits', 'unit'),
    ...each(file.systemsManager?.patchPolicies, ['systemsManager', 'patchPolicies'], 'units', 'unit'),
    ...(file.findings?.routes ?? []).flatMap(({ accounts, organizationalUnits }, index): typeof places => [
      [['findings', 'routes', index, 'accounts'], accounts, 'account'],
      [['findings', 'routes', index, 'organizationalUnits'], organizationalUnits, 'unit'],
    ]),
  ];
  const unused = file.accessAnalyzer?.unusedAccess;
  if (unused)
    places.push([['accessAnalyzer', 'unusedAccess', 'excludedAccounts'], unused.excludedAccounts, 'account']);
  const host = file.systemsManager?.hostManagement;
  if (host) places.push([['systemsManager', 'hostManagement', 'units'], host.units, 'unit']);
  return places.flatMap(([path, names, kind]) =>
    names.flatMap((name, index) => wrongName(context, [...path, index], name, kind)),
  );
};

function each<Key extends string>(
  entries: Readonly<Record<string, { readonly [key in Key]: readonly string[] }>> | undefined,
  path: Path,
  key: Key,
  kind: Kind,
): [Path, readonly string[], Kind][] {
  return Object.entries(entries ?? {}).map(([name, entry]) => [[...path, name, key], entry[key], kind]);
}

function wrongName(context: CheckContext, path: Path, name: string, kind: Kind): Diagnostic[] {
  const { names, tree } = context;
  const isAccount = names.isAccount(name) || name === context.file.organization.managementAccount.name;
  if ((kind !== 'unit' && isAccount) || (kind !== 'account' && tree.has(name)))
    return suspended(context, path, name);
  const known = kind === 'unit' ? names.units : kind === 'account' ? names.allAccounts : names.places;
  const what = kind === 'account' ? 'account' : kind === 'unit' ? 'OU' : 'account or OU';
  return [
    error(
      kind === 'account' ? 'unknown-account' : 'unknown-ou',
      valueAt(context, ...path),
      `there is no ${what} ${name}`,
      fixFor(name, known, kind === 'account' ? 'accounts' : 'OUs'),
    ),
  ];
}

function suspended(context: CheckContext, path: Path, name: string): Diagnostic[] {
  const state = context.names.stateOf(name);
  return state === 'active'
    ? []
    : [
        error(
          'account-suspended',
          valueAt(context, ...path),
          `the account ${name} is ${state}`,
          'take it out of the list',
        ),
      ];
}
