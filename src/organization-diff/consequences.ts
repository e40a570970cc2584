import { counted } from '../organization/counted';
import type { LandingZone } from '../organization/landing-zone';
import { same } from '../organization/value-changes';
import {
  enrollingServices,
  enrolsExisting,
  isOn,
  sectionOf,
  serviceDescription,
  serviceKeys,
} from '../services/registry';
import { statePlace } from '../terraform/state-place';
import { formerAccount } from './former';
import type { Consequence } from './model';

/**
 * The consequences of a change that the file does not show: refusals, replaced resources, and resources left behind.
 */
export function consequencesOf(before: LandingZone, after: LandingZone): Consequence[] {
  return [
    ...movedStates(before, after),
    ...rootId(before, after),
    ...addresses(before, after),
    ...memberRole(before, after),
    ...policyTypes(before, after),
    ...permissionSets(before, after),
    ...roles(before, after),
    ...managementAccount(before, after),
    ...logGroups(before, after),
    ...leftStacks(before, after),
  ];
}

function movedStates({ terraform: was }: LandingZone, { terraform: is }: LandingZone): Consequence[] {
  const [from, to] = [was, is].map((terraform) => statePlace(terraform, 'organization'));
  if (from === to) return [];
  const what =
    `States are looked for at ${to} and its like, and were at ${from}: move them before with npx landfall state move ` +
    '(docs/states.md), or everything would be made once more.';
  return [{ kind: 'needs', name: 'terraform.backend', what }];
}

/** The root's id is new in the file. Only AWS knows whether it is right. */
function rootId({ root: was }: LandingZone, { root: is }: LandingZone): Consequence[] {
  if (was.id !== undefined || is.id === undefined) return [];
  const what =
    `${is.id} has to be the id of the root in AWS (aws organizations list-roots). With another one Terraform would have ` +
    'to make every OU below the root again, which is refused.';
  return [{ kind: 'needs', name: 'organization.rootId', what }];
}

function addresses(before: LandingZone, after: LandingZone): Consequence[] {
  const changed = after.accounts.filter((account) => {
    const was = formerAccount(before, account);
    return was?.email && account.email && was.email !== account.email && account.state !== 'released';
  });
  const [first, ...more] = changed.map(({ name }) => name);
  if (!first) return [];
  const what =
    'Terraform cannot change the address of a root user, and would have to make the account again, which is refused. ' +
    'Change it in AWS before (Account Management, StartPrimaryEmailUpdate), or write the old one as email.';
  return [
    {
      kind: 'needs',
      name: `e-mail of ${first}${more.length ? ` and ${counted(more.length, 'account')} more` : ''}`,
      what,
    },
  ];
}

function memberRole({ terraform: was }: LandingZone, { terraform: is }: LandingZone): Consequence[] {
  if (was.memberRoleName === is.memberRoleName) return [];
  const what = `Terraform enters member accounts by it: ${is.memberRoleName} has to be in each of them before, or every stack there fails.`;
  return [{ kind: 'needs', name: 'terraform.memberRoleName', what }];
}

function policyTypes(before: LandingZone, after: LandingZone): Consequence[] {
  const types = new Map(before.policies.map(({ name, type }) => [name, type]));
  return after.policies
    .filter(({ name, type }) => types.has(name) && types.get(name) !== type)
    .map(({ name }) => ({
      kind: 'needs' as const,
      name: `policy ${name}`,
      what: 'AWS changes no policy’s type and takes no second policy of the same name: give it another name.',
    }));
}

/** A renamed permission set is destroyed and created again, which ends the sessions of all its users. */
function permissionSets(
  { identityCenter: was }: LandingZone,
  { identityCenter: is }: LandingZone,
): Consequence[] {
  if (!was || !is) return [];
  const gone = Object.entries(was.permissionSets).filter(([name]) => !Object.hasOwn(is.permissionSets, name));
  const come = Object.entries(is.permissionSets).filter(([name]) => !Object.hasOwn(was.permissionSets, name));
  const renamed = gone.flatMap(([name, set]) => {
    const to = come.find(([, other]) => same(set, other));
    return to ? [[`permission set ${name}`, `as ${to[0]}`] as const] : [];
  });
  const sessions = Object.keys(was.sessions).filter((name) => !Object.hasOwn(is.sessions, name));
  const suffix = was.managementAccount.suffix !== is.managementAccount.suffix;
  return [
    ...renamed,
    ...sessions.map((name) => [`permission sets of the sessions ${name}`, 'without it'] as const),
    ...(suffix ? [['permission sets of the management account', 'with another suffix'] as const] : []),
  ].map(([name, how]) => ({
    kind: 'again' as const,
    name,
    what: `destroyed and made again ${how}: people lose the access for that time, and sessions end.`,
  }));
}

/** A renamed role is destroyed and created again in every account. */
function roles(before: LandingZone, after: LandingZone): Consequence[] {
  const names = ({ roles: all, config, bootstrap }: LandingZone): Record<string, string | undefined> => ({
    'roles.audit': all.audit?.roleName,
    'roles.deployment': all.deployment?.roleName,
    'roles.deployment.boundaryName': all.deployment?.boundaryName,
    'roles.breakGlass': all.breakGlass?.roleName,
    'config.remediation': config?.remediation?.roleName,
    'bootstrap.planRoleName': bootstrap?.planRoleName,
    'bootstrap.applyRoleName': bootstrap?.applyRoleName,
  });
  const [was, is] = [names(before), names(after)];
  return Object.entries(was).flatMap(([key, from]) => {
    const to = is[key];
    if (!from || !to || from === to) return [];
    const what = `${from} is destroyed and ${to} made in every account: whoever names ${from} (a trust, a pipeline, a policy) has no access any more.`;
    return [{ kind: 'again' as const, name: key, what }];
  });
}

/** A renamed management account. The states key its resources by its name, and it has no formerName. */
function managementAccount(before: LandingZone, after: LandingZone): Consequence[] {
  const [from, to] = [before.management.name, after.management.name];
  if (from === to) return [];
  const memberships = enrollingServices.filter((service) =>
    [before, after].every((each) => enrolsExisting(service, each)),
  );
  const held = [
    ...(Object.keys(after.management.contacts).length ? ['its contacts'] : []),
    ...memberships.map((service) => `its membership in ${serviceDescription(service).title}`),
    ...(before.identityCenter ? ['assignments on it'] : []),
  ];
  const what =
    `The states know ${held.join(', ')} by the name ${from}: destroyed and made again under ${to}. ` +
    `It is a name of the file alone: put ${from} back.`;
  return held.length ? [{ kind: 'again', name: 'organization.managementAccount.name', what }] : [];
}

/**
 * Log groups that stay after their writer is removed: Terraform forgets them, and a new group of the same name fails.
 */
function logGroups(before: LandingZone, after: LandingZone): Consequence[] {
  const copied = ({ logging }: LandingZone) => logging?.trail.cloudWatchLogs.enabled;
  const measured = ({ findings, securityHub }: LandingZone) =>
    findings?.dashboard && securityHub !== undefined;
  const parts = [
    ['logging.trail.cloudWatchLogs', copied],
    ['findings.dashboard', measured],
  ] as const;
  return parts.flatMap(([name, isOn]): Consequence[] => {
    if (isOn(before) && !isOn(after))
      return [{ kind: 'left', name, what: 'Its log group stays in AWS with what it keeps, in no state.' }];
    if (isOn(before) !== false || !isOn(after)) return [];
    const what =
      'Where it was on before, its log group is still in AWS, which makes no second one: delete or import it.';
    return [{ kind: 'needs', name, what }];
  });
}

/** Removed parts of the file whose stack is removed with them: no plan covers what its state holds. */
function leftStacks(before: LandingZone, after: LandingZone): Consequence[] {
  const parts: [string, (organization: LandingZone) => boolean, string][] = [
    ...serviceKeys.flatMap((service): typeof parts => {
      const { key = '', leftInStates } = sectionOf(service) ?? {};
      return leftInStates ? [[key, (organization) => isOn(service, organization), leftInStates]] : [];
    }),
    [
      'roles and passwordPolicy',
      ({ roles: all, passwordPolicy }) => Boolean(passwordPolicy) || Object.values(all).some(Boolean),
      'what the management account has of them, break-glass users included: npx cdktf destroy management-iam with the file as it was',
    ],
    [
      'bootstrap',
      ({ bootstrap }) => Boolean(bootstrap),
      'the state bucket, the trust and the roles of pipelines',
    ],
    [
      'costAllocationTags',
      ({ costAllocationTags }) => costAllocationTags.length > 0,
      'keys that stay active',
    ],
  ];
  return parts
    .filter(([, isOn]) => isOn(before) && !isOn(after))
    .map(([name, , what]) => ({
      kind: 'left' as const,
      name,
      what: `Its states are not planned any more; they hold ${what}.`,
    }));
}
