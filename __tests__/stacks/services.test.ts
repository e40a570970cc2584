import { protecting } from '../../src/plan-report/protecting';
import {
  administeredServices,
  administratorOf,
  delegableServices,
  type ServiceKey,
  sectionOf,
  serviceDescription,
  serviceKeys,
} from '../../src/services/registry';
import { applies } from '../../src/services/service-description';
import { loadedFrom } from '../organization-file';
import { ids, watchedOrganization } from '../watched-organization';
import { addressesOf, type StackJson, synthesizedFrom } from './synthesized';

/** Every service has an administrator in one account, which nothing else works in. */
const administrators = Object.fromEntries(delegableServices.map((service) => [service, 'security-tooling']));

const fileWith = (service: ServiceKey | undefined, named: Readonly<Record<string, string>>): string => {
  const section = service && sectionOf(service);
  return watchedOrganization({
    services: section ? { [section.key]: section.minimal } : {},
    administrators: named,
  });
};

/** `stack address` of every resource. */
const resourcesOf = (stacks: ReadonlyMap<string, StackJson>): string[] =>
  [...stacks].flatMap(([stack, json]) => addressesOf(json).map((address) => `${stack} ${address}`));

const off = synthesizedFrom(fileWith(undefined, administrators));
const offResources = new Set(resourcesOf(off));

/** Names of the stacks that act in an account. */
const stacksIn = (stacks: ReadonlyMap<string, StackJson>, accountId: string): string[] =>
  [...stacks]
    .filter(
      ([, { provider }]) =>
        JSON.stringify(provider.aws[0]?.allowed_account_ids) === JSON.stringify([accountId]),
    )
    .map(([name]) => name);

/** What a service adds to an organization in which all administrators are named and all services are off. */
function addedBy(service: ServiceKey) {
  const stacks = synthesizedFrom(fileWith(service, administrators));
  const added = resourcesOf(stacks).filter((address) => !offResources.has(address));
  const holding = [...new Set(added.map((address) => address.split(' ')[0] ?? ''))];
  const administrator = stacksIn(stacks, ids['security-tooling']);
  return { stacks, added, holding, inAdministrator: holding.filter((name) => administrator.includes(name)) };
}

/** A sentence for a service whose end weakens the organization in a diff, and not in a plan. */
function unprotected(service: ServiceKey, added: readonly string[]): string[] {
  const types = [...new Set(added.map((address) => address.split(/[ .]/)[1] ?? ''))];
  if (types.some((type) => Object.hasOwn(protecting, type))) return [];
  return [
    `a diff calls it weaker to switch ${service} off, and a plan does not: say in src/plan-report/protecting.ts what ${types.join(', ')} protect.`,
  ];
}

/** A sentence for each thing that a service promises in its description and no stack makes, or the reverse. */
function missing(service: ServiceKey): string[] {
  const { diagnostics, organization } = loadedFrom(fileWith(service, administrators));
  const refused = diagnostics.find(({ severity }) => severity === 'error');
  if (!organization || refused)
    return [
      `${service} is refused with its section.minimal (${refused?.message}): say in its service.ts the least that switches it on.`,
    ];
  const { requiredAction, inManagementAccount, section } = serviceDescription(service);
  const { added, holding, inAdministrator } = addedBy(service);
  if (added.length === 0)
    return [`${service} is on and makes no resource: add a line for its stack to stacks/detection.ts.`];
  const inManagement = holding.includes('management-detection');
  const isRun = applies(section) && section.runBy === 'administrator';
  return [
    ...(isRun ? unprotected(service, added) : []),
    ...(isRun && inAdministrator.length === 0
      ? [`${service} makes nothing in its administrator's account: let its stack extend AdministratorStack.`]
      : []),
    ...(inAdministrator.length > 0 && !applies(requiredAction)
      ? [
          `${inAdministrator.join(', ')} works in the administrator's account: say in requiredAction of ${service} which IAM action a guardrail must not deny it.`,
        ]
      : []),
    ...(inManagement && !applies(inManagementAccount)
      ? [
          `management-detection makes resources of ${service}: set inManagementAccount: true in its service.ts.`,
        ]
      : []),
    ...(!inManagement && applies(inManagementAccount)
      ? [
          `${service} says inManagementAccount, but stacks/management-detection.ts makes nothing of it: add it there, or say none('why').`,
        ]
      : []),
  ];
}

const withSection = serviceKeys.filter((service) => sectionOf(service));

test.each(withSection)('%s, switched on, makes what its description says, where it says so', (service) => {
  expect(missing(service)).toEqual([]);
});

test.each(delegableServices)(
  'an administrator of %s is registered by the stack that its description names',
  (service) => {
    const { registration } = administratorOf(service);
    const stacks =
      registration.by === 'service' && registration.stack === 'own' ? addedBy(service).stacks : off;
    const registered = [...stacks].flatMap(([name, { resource, locals }]) =>
      registration.by === 'service'
        ? resource?.[registration.resource]
          ? [name]
          : []
        : registration.principals.every((principal) =>
              JSON.stringify(locals ?? {}).includes(`"${principal}"`),
            )
          ? [name]
          : [],
    );
    const own = registration.by === 'service' && registration.stack === 'own';
    const wrong =
      registered.length === 1 && own === (registered[0] !== 'delegation')
        ? []
        : [
            own
              ? `no stack registers an administrator of ${service}: let its stack call registers and register, or say stack: 'delegation' in its service.ts.`
              : `${registered.join(', ') || 'no stack'} registers the administrator of ${service}, which is for stacks/delegation.ts: look at registration in its service.ts.`,
          ];
    expect(wrong).toEqual([]);
  },
);

test.each(administeredServices)('%s, switched on without an administrator, is refused', (service) => {
  const { diagnostics, organization } = loadedFrom(fileWith(service, {}));
  const refused = diagnostics.some(
    ({ code, message }) =>
      code === 'service-administrator' && message.startsWith(`${serviceDescription(service).title} is on`),
  );
  const silent = `${service} is silently off without an administrator: the check of administratorsNamed does not reach it.`;
  expect(refused && organization === undefined ? [] : [silent]).toEqual([]);
});

test.each(withSection.filter((service) => sectionOf(service)?.runBy === 'management account'))(
  '%s, switched on without an administrator, is run by the management account',
  (service) => {
    const without = new Set(resourcesOf(synthesizedFrom(fileWith(undefined, {}))));
    const added = resourcesOf(synthesizedFrom(fileWith(service, {}))).filter((each) => !without.has(each));
    const silent = `${service} is silently off without an administrator: say runBy: 'administrator' in its service.ts, or make it in the management account.`;
    expect(added.length > 0 ? [] : [silent]).toEqual([]);
  },
);
