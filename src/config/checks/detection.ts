import { serviceRegions } from '../../organization/service-regions';
import { type DelegableService, delegationFacts } from '../../services/organizations/delegation-facts';
import type { Diagnostic } from '../diagnostic';
import type { Path } from '../located';
import { fixFor } from '../suggest';
import { type Check, type CheckContext, error, keyAt, valueAt, warning } from './context';

/** The services that are on with a key of their own, which is that of their delegated administrator as well. */
const watchingServices = [
  'config',
  'guardDuty',
  'securityHub',
  'accessAnalyzer',
  'inspector',
  'macie',
  'detective',
  'storageLens',
  'systemsManager',
  'firewallManager',
  'auditManager',
] as const satisfies readonly DelegableService[];

/** A service that is on is run by somebody. */
export const administratorsNamed: Check = (context) =>
  watchingServices
    .filter((service) => context.file[service] && !context.file.delegatedAdministrators[service])
    .map((service) =>
      error(
        'service-administrator',
        keyAt(context, service),
        `${delegationFacts(service).title} is on, but no account runs it`,
        `add ${service} to delegatedAdministrators, with the name of the security team’s account`,
      ),
    );

/** What a service needs of the rest of the file. */
export const servicesNeeded: Check = (context) => {
  const { file } = context;
  const found: Diagnostic[] = [];
  const needs = (at: Path, message: string, fix: string, make = error) =>
    found.push(make('service-needs', keyAt(context, ...at), message, fix));
  if (file.config?.recorder.managementAccount && !file.logging) {
    needs(
      ['config'],
      'AWS Config has no bucket to deliver to',
      'add logging: { account: log-archive }, or set config.recorder.managementAccount to false',
    );
  }
  if (file.config?.remediation && !file.config.essentials.includes('identity')) {
    needs(
      ['config', 'remediation'],
      'remedies belong to rules of the pack identity, which is not among the essentials',
      'add identity to config.essentials',
    );
  }
  if (file.guardDuty?.exportFindings && !file.logging) {
    needs(
      ['guardDuty'],
      'GuardDuty’s findings are kept nowhere for longer than 90 days',
      'add logging: { account: log-archive }, or set guardDuty.exportFindings to false',
      warning,
    );
  }
  if (file.macie?.exportResults && !file.logging) {
    needs(
      ['macie'],
      'Macie’s results are kept nowhere for longer than 90 days',
      'add logging: { account: log-archive }, or set macie.exportResults to false',
      warning,
    );
  }
  if (file.findings && !file.securityHub && !file.guardDuty) {
    needs(
      ['findings'],
      'findings are routed, but neither Security Hub nor GuardDuty makes any',
      'add securityHub: {}, which gathers the findings of every service',
    );
  }
  return found;
};

/** AWS tells Macie and Detective of an account with its e-mail address, the management account’s too. */
export const enrolledEmails: Check = (context) => {
  const { file } = context;
  const { email } = file.organization.managementAccount;
  const enrolling = (['macie', 'detective'] as const).filter((service) => file[service]?.existingAccounts);
  if (email || enrolling.length === 0) return [];
  const titles = enrolling.map((service) => delegationFacts(service).title).join(' and ');
  return [
    error(
      'service-needs',
      keyAt(context, 'organization', 'managementAccount'),
      `${titles} enrol${enrolling.length === 1 ? 's' : ''} the management account by its e-mail address, which is not given`,
      'add email to organization.managementAccount',
    ),
  ];
};

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
        `${delegationFacts(service).title} does not run in ${region}: it is not among the governed regions that offer it`,
        fixFor(region, there, 'regions'),
      );
    });
}

/** OUs and accounts that services name exist. */
export const namedTargets: Check = (context) => {
  const { file } = context;
  const places: [Path, readonly string[], 'account' | 'unit' | 'either'][] = [
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
  kind: 'account' | 'unit' | 'either',
): [Path, readonly string[], 'account' | 'unit' | 'either'][] {
  return Object.entries(entries ?? {}).map(([name, entry]) => [[...path, name, key], entry[key], kind]);
}

function wrongName(
  context: CheckContext,
  path: Path,
  name: string,
  kind: 'account' | 'unit' | 'either',
): Diagnostic[] {
  const accounts = [context.file.organization.managementAccount.name, ...context.names.accounts];
  const units = [...context.tree.keys()];
  const known = [...(kind === 'unit' ? [] : accounts), ...(kind === 'account' ? [] : units)];
  if (known.includes(name)) return suspended(context, path, name);
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
  const state = context.file.accounts.find((account) => account.name === name)?.state ?? 'active';
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

/** One configuration policy holds for a target, AWS takes no second. */
export const policyTargets: Check = (context) => {
  const seen = new Map<string, string>();
  return Object.entries(context.file.securityHub?.configurationPolicies ?? {}).flatMap(
    ([policy, { targets }]) =>
      targets.flatMap((target, index): Diagnostic[] => {
        const first = seen.get(target);
        if (first === undefined) {
          seen.set(target, policy);
          return [];
        }
        return [
          error(
            'securityhub-target',
            valueAt(context, 'securityHub', 'configurationPolicies', policy, 'targets', index),
            `${target} has the configuration policy ${first} already; Security Hub takes one a target`,
            'take it out of one of the two',
          ),
        ];
      }),
  );
};
