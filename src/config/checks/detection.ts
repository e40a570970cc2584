import {
  administeredServices,
  enrollingServices,
  enrolsExisting,
  findingGatherers,
  isOn,
  type ServiceKey,
  sectionOf,
  serviceDescription,
  serviceKeys,
  settingsIn,
} from '../../services/registry';
import { applies } from '../../services/service-description';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { type Check, type CheckContext, error, keyAt, valueAt, warning } from './context';

/** A service that is on is run by somebody. */
export const administratorsNamed: Check = (context) =>
  administeredServices
    .filter((service) => context.file[service] && !context.file.delegatedAdministrators[service])
    .map((service) =>
      error(
        'service-administrator',
        keyAt(context, service),
        `${serviceDescription(service).title} is on, but no account runs it`,
        `add ${service} to delegatedAdministrators, with the name of the security team’s account`,
      ),
    );

/** What the section of a service needs is there. */
const needsOf = (context: CheckContext, service: ServiceKey): Diagnostic[] => {
  const settings = settingsIn(service, context.file);
  const { key, needs = [] } = sectionOf(service) ?? {};
  if (!settings || key === undefined) return [];
  return needs
    .filter(({ isMissing }) => isMissing(settings as never, context.file))
    .map(({ at = [], message, fix }) => error('service-needs', keyAt(context, key, ...at), message, fix));
};

/** What a service delivers to the log archive has a bucket. */
const bucketOf = (context: CheckContext, service: ServiceKey): Diagnostic[] => {
  const { bucketExport } = serviceDescription(service);
  const key = sectionOf(service)?.key;
  if (!applies(bucketExport) || key === undefined || context.file.logging) return [];
  const { setting, what } = bucketExport;
  if (!settingsIn(service, context.file)?.[setting]) return [];
  return [
    warning(
      'service-needs',
      keyAt(context, key),
      `${what} are kept nowhere for longer than 90 days`,
      `add logging: { account: log-archive }, or set ${key}.${setting} to false`,
    ),
  ];
};

/** Routes of findings have a service that gathers what they pass on. */
const gathererOfFindings: Check = (context) => {
  const [first] = findingGatherers;
  if (!context.file.findings || !first || findingGatherers.some((service) => isOn(service, context.file)))
    return [];
  const titles = findingGatherers.map((service) => serviceDescription(service).title).join(' nor ');
  return [
    error(
      'service-needs',
      keyAt(context, 'findings'),
      `findings are routed, but neither ${titles} makes any`,
      `add ${first}: {}, which gathers the findings of every service`,
    ),
  ];
};

/** What a service needs of the rest of the file is there. */
export const servicesNeeded: Check = (context) => [
  ...serviceKeys.flatMap((service) => [...needsOf(context, service), ...bucketOf(context, service)]),
  ...gathererOfFindings(context),
];

/** AWS is told of an account that is enrolled with its e-mail address, of the management account too. */
export const enrolledEmails: Check = (context) => {
  const { file } = context;
  const { email } = file.organization.managementAccount;
  const enrolling = enrollingServices.filter((service) => enrolsExisting(service, file));
  if (email || enrolling.length === 0) return [];
  const titles = enrolling.map((service) => serviceDescription(service).title).join(' and ');
  return [
    error(
      'service-needs',
      keyAt(context, 'organization', 'managementAccount'),
      `${titles} enrol${enrolling.length === 1 ? 's' : ''} the management account by its e-mail address, which is not given`,
      'add email to organization.managementAccount',
    ),
  ];
};

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
