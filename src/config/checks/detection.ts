import { own } from '../../organization/own';
import { regions } from '../../organization/regions';
import {
  administeredServices,
  enrollingServices,
  enrolsExisting,
  serviceDescription,
} from '../../services/registry';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Path } from '../reading/located';
import type { OrganizationFile } from '../schema/organization-file';
import { type Check, error, keyAt, valueAt } from './context';

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

/** What a service needs of the rest of the file. */
interface Need {
  readonly lacking: (file: OrganizationFile) => boolean;
  /** the key of the service, or of what of it */
  readonly at: Path;
  readonly message: string;
  readonly fix: string;
  readonly severity: 'error' | 'warning';
}

/** https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html */
const crossesOptIn = ({ homeRegion, governedRegions }: OrganizationFile['organization']): boolean =>
  Boolean(own(regions, homeRegion)?.optIn) &&
  governedRegions.some((region) => own(regions, region)?.optIn === false);

const needs: readonly Need[] = [
  {
    lacking: ({ config, logging }) => Boolean(config?.recorder.managementAccount && !logging),
    at: ['config'],
    message: 'AWS Config has no bucket to deliver to',
    fix: 'add logging: { account: log-archive }, or set config.recorder.managementAccount to false',
    severity: 'error',
  },
  {
    lacking: ({ config }) => Boolean(config?.remediation && !config.essentials.includes('identity')),
    at: ['config', 'remediation'],
    message: 'remedies belong to rules of the pack identity, which is not among the essentials',
    fix: 'add identity to config.essentials',
    severity: 'error',
  },
  {
    lacking: ({ guardDuty, logging }) => Boolean(guardDuty?.exportFindings && !logging),
    at: ['guardDuty'],
    message: 'GuardDuty’s findings are kept nowhere for longer than 90 days',
    fix: 'add logging: { account: log-archive }, or set guardDuty.exportFindings to false',
    severity: 'warning',
  },
  {
    lacking: ({ guardDuty, logging, organization }) =>
      Boolean(guardDuty?.exportFindings && logging && crossesOptIn(organization)),
    at: ['guardDuty'],
    message:
      'GuardDuty exports no findings from a region that needs no opt-in to a home region that needs one',
    fix: 'set guardDuty.exportFindings to false, or choose a home region that needs no opt-in',
    severity: 'error',
  },
  {
    lacking: ({ macie, logging }) => Boolean(macie?.exportResults && !logging),
    at: ['macie'],
    message: 'Macie’s results are kept nowhere for longer than 90 days',
    fix: 'add logging: { account: log-archive }, or set macie.exportResults to false',
    severity: 'warning',
  },
  {
    lacking: ({ findings, securityHub, guardDuty }) => Boolean(findings && !securityHub && !guardDuty),
    at: ['findings'],
    message: 'findings are routed, but neither Security Hub nor GuardDuty makes any',
    fix: 'add securityHub: {}, which gathers the findings of every service',
    severity: 'error',
  },
];

/** What a service needs of the rest of the file is there. */
export const servicesNeeded: Check = (context) =>
  needs
    .filter(({ lacking }) => lacking(context.file))
    .map(({ at, message, fix, severity }) => ({
      ...error('service-needs', keyAt(context, ...at), message, fix),
      severity,
    }));

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
