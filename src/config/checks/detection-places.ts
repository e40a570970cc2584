import { isMap } from '../../organization/value-changes';
import { type ServiceKey, sectionOf, serviceDescription, serviceKeys } from '../../services/registry';
import type { Reference } from '../../services/service-description';
import { serviceRegions } from '../../services/service-regions';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { fixFor } from '../diagnostics/suggest';
import type { Path } from '../reading/located';
import { type Check, type CheckContext, error, keyAt, valueAt } from './context';

type NamedKind = Exclude<Reference, 'region'>;

/** The places of the file outside of the services' sections that name accounts and OUs. */
const otherReferences: Readonly<Record<string, NamedKind>> = {
  'findings.routes.*.accounts': 'account',
  'findings.routes.*.organizationalUnits': 'unit',
};

/** The places of a service's section that name something, as the room of the service says, from the top of the file. */
function referencesOf(service: ServiceKey): [string, Reference][] {
  const { key, references = {} } = sectionOf(service) ?? {};
  return Object.entries(references).map(([place, reference]) => [`${key}.${place}`, reference]);
}

/** The values at a place with their paths; `*` stands for every entry of a map or a list. */
function valuesAt(value: unknown, [step, ...rest]: readonly string[], path: Path = []): [Path, unknown][] {
  if (step === undefined) return [[path, value]];
  if (Array.isArray(value))
    return step === '*' ? value.flatMap((each, index) => valuesAt(each, rest, [...path, index])) : [];
  if (!isMap(value)) return [];
  return Object.keys(value)
    .filter((key) => step === '*' || step === key)
    .flatMap((key) => valuesAt(value[key], rest, [...path, key]));
}

/** Regions that services are told of are governed, and AWS offers the service there. */
export const governedOnly: Check = (context) =>
  serviceKeys.flatMap((service) =>
    referencesOf(service)
      .filter(([, reference]) => reference === 'region')
      .flatMap(([place]) => valuesAt(context.file, place.split('.')))
      .flatMap(([path, value]) => wrongRegions(context, service, path, value)),
  );

/** @param value a list of regions, or a map with a key for each */
function wrongRegions(context: CheckContext, service: ServiceKey, path: Path, value: unknown): Diagnostic[] {
  const inMap = isMap(value);
  const regions = inMap ? Object.keys(value) : ((value ?? []) as readonly string[]);
  const there = serviceRegions(context.file.organization, service);
  return regions
    .filter((region) => !there.includes(region))
    .map((region) =>
      error(
        'region-not-governed',
        inMap ? keyAt(context, ...path, region) : valueAt(context, ...path, regions.indexOf(region)),
        `${serviceDescription(service).title} does not run in ${region}: it is not among the governed regions that offer it`,
        fixFor(region, there, 'regions'),
      ),
    );
}

/** OUs and accounts that services and routes of findings name exist. */
export const namedTargets: Check = (context) =>
  [...serviceKeys.flatMap(referencesOf), ...Object.entries(otherReferences)].flatMap(([place, reference]) =>
    reference === 'region'
      ? []
      : valuesAt(context.file, place.split('.')).flatMap(([path, names]) =>
          ((names ?? []) as readonly string[]).flatMap((name, index) =>
            wrongName(context, [...path, index], name, reference),
          ),
        ),
  );

function wrongName(context: CheckContext, path: Path, name: string, kind: NamedKind): Diagnostic[] {
  const { names, tree } = context;
  const [account, unit] = [kind !== 'unit', kind !== 'account'];
  const isAccount = names.isAccount(name) || name === context.file.organization.managementAccount.name;
  if ((account && isAccount) || (unit && tree.has(name))) return suspended(context, path, name);
  const known = !account ? names.units : unit ? names.places : names.allAccounts;
  const what = !account ? 'OU' : unit ? 'account or OU' : 'account';
  return [
    error(
      unit ? 'unknown-ou' : 'unknown-account',
      valueAt(context, ...path),
      `there is no ${what} ${name}`,
      fixFor(name, known, unit ? 'OUs' : 'accounts'),
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
