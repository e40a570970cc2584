import { type LandingZone, reachesMembers } from '../organization/landing-zone';
import {
  exportingServices,
  findingGatherers,
  isOn,
  sectionOf,
  serviceKeys,
  settingsIn,
} from '../services/registry';
import { isRenamed } from './former';
import type { UnsafeChange } from './model';

/** A setting that cannot change after creation: Terraform would have to replace protected resources. */
interface ImmutableSetting {
  /** key in the file */
  readonly key: string;
  readonly value: (organization: LandingZone) => string | undefined;
  /** resources that depend on the earlier value; empty where there are none, or none remain */
  readonly dependents: (before: LandingZone, after: LandingZone) => readonly string[];
  /** an alternative to restoring the value, as a sentence */
  readonly alternative?: (before: LandingZone) => string;
}

const buckets = ({ logging }: LandingZone): string[] =>
  logging &&
  [logging.trailBucket, logging.configBucket, logging.accessBucket].some(({ state }) => state === 'active')
    ? ['the log buckets']
    : [];

const trail = ({ logging }: LandingZone): string[] =>
  logging?.trail.state === 'active' ? ['the trail'] : [];

/** The resources in the home region of any account. They cannot move to another region. */
const atHome = (before: LandingZone): string[] => [
  ...trail(before),
  ...buckets(before),
  ...(before.logging ? ['keys, topics and the log group of the trail'] : []),
  ...(reachesMembers(before) ? ['the stack set of every account’s roles'] : []),
  ...serviceKeys.flatMap((service) => {
    if (!isOn(service, before)) return [];
    return sectionOf(service)?.inHomeRegion?.(settingsIn(service, before) as never) ?? [];
  }),
  ...(before.findings ? ['routes and topics of findings'] : []),
];

/** The resources whose names begin with the organization's name. */
const named = (before: LandingZone): string[] => [
  ...(before.logging?.trail.name ? [] : trail(before)),
  ...(before.logging?.bucketPrefix ? [] : buckets(before)),
  ...(before.logging ? ['the log group of the trail with what it keeps'] : []),
  ...(before.logging || before.findings ? ['topics with their subscriptions', 'aliases of keys'] : []),
];

const immutableSettings: readonly ImmutableSetting[] = [
  { key: 'organization.homeRegion', value: ({ homeRegion }) => homeRegion, dependents: atHome },
  {
    key: 'organization.name',
    value: ({ name }) => name,
    dependents: named,
    alternative: () => 'Nothing but names in AWS is made of it.',
  },
  { key: 'organization.id', value: ({ id }) => id, dependents: () => ['every state'] },
  { key: 'organization.rootId', value: ({ root }) => root.id, dependents: () => ['the OUs below the root'] },
  {
    key: 'organization.managementAccount.id',
    value: ({ management }) => management.id,
    dependents: () => ['every state'],
  },
  {
    key: 'logging.bucketPrefix',
    value: ({ logging, name }) => logging?.bucketPrefix ?? (logging && name),
    dependents: (before, after) =>
      before.name === after.name || before.logging?.bucketPrefix ? buckets(before) : [],
  },
  {
    key: 'logging.trail.name',
    value: ({ logging, name }) => logging && (logging.trail.name ?? `${name}-organization`),
    dependents: (before, after) =>
      before.name === after.name || before.logging?.trail.name ? trail(before) : [],
    alternative: () =>
      'Or let go of the trail by logging.trail.state: released and apply, before another is made.',
  },
  {
    key: 'logging.replication.region',
    value: ({ logging }) => logging && (logging.replication?.region ?? 'none'),
    dependents: ({ logging }) =>
      logging?.replication?.state === 'active' ? ['the replicas of the log buckets'] : [],
    alternative: () => 'Or let go of them first: logging.replication.state: released, and apply.',
  },
  {
    key: 'identityCenter.region',
    value: ({ identityCenter, homeRegion }) => identityCenter && (identityCenter.region ?? homeRegion),
    dependents: ({ identityCenter }) => (identityCenter?.region ? ['permission sets and assignments'] : []),
  },
];

/** Changed settings that cannot change, because the resources that use them are protected or would be lost. */
export function changedImmutableSettings(before: LandingZone, after: LandingZone): UnsafeChange[] {
  return immutableSettings.flatMap(({ key, value, dependents, alternative }) => {
    const [from, to] = [value(before), value(after)];
    const things = dependents(before, after);
    if (from === undefined || to === undefined || from === to || things.length === 0) return [];
    const cure =
      `It is ${from} in ${things.join(', ')}, which cannot become ${to} and would be lost or refused: put ${from} back. ` +
      (alternative?.(before) ?? '');
    return [{ kind: 'setting' as const, name: key, cure: cure.trim() }];
  });
}

/** The bucket of findings, where no service exports to it any more: Terraform would have to delete it. */
export function removedFindingsBucket(before: LandingZone, after: LandingZone): UnsafeChange[] {
  const exported = (organization: LandingZone): boolean =>
    organization.logging?.findingsBucket.state === 'active' && exportingServices(organization).length > 0;
  if (!exported(before) || exported(after) || after.logging?.findingsBucket.state !== 'active') return [];
  const cure =
    'Nothing exports to it any more, and Terraform deletes no bucket that keeps findings: set ' +
    'logging.findingsBucket.state: released with this change, so that it stays.';
  return [{ kind: 'setting', name: 'logging.findingsBucket', cure }];
}

/** Resources that Terraform removed from its state and would create again under a name that is taken. */
export function resumedResources(before: LandingZone, after: LandingZone): UnsafeChange[] {
  const parts = ['trailBucket', 'configBucket', 'accessBucket', 'findingsBucket'] as const;
  const kept = parts.filter(
    (part) => before.logging?.[part].state === 'released' && after.logging?.[part].state === 'active',
  );
  const trailBack =
    before.logging?.trail.state === 'released' &&
    after.logging?.trail.state === 'active' &&
    !after.logging.trail.adopted;
  return [
    ...kept.map((part) => ({
      kind: 'setting' as const,
      name: `logging.${part}.state`,
      cure: 'The bucket is in AWS, and Terraform would make one of the same name: leave it released.',
    })),
    ...(trailBack
      ? [
          {
            kind: 'setting' as const,
            name: 'logging.trail.state',
            cure: 'The trail is in AWS: write logging.trail.adopted: true beside it, so that it is imported.',
          },
        ]
      : []),
  ];
}

/** Findings that would be routed from another account, because another service aggregates them. */
export function movedFindings(before: LandingZone, after: LandingZone): UnsafeChange[] {
  const gathering = ({ delegatedAdministrators: named }: LandingZone) =>
    findingGatherers.map((service) => named[service]).find(Boolean);
  const [from, to] = [gathering(before), gathering(after)];
  if (!before.findings || !from || !to || isRenamed(from, to, after)) return [];
  const cure =
    `Routes, topics and dashboard are in ${from}, and Terraform would lose sight of them there and make them again in ` +
    `${to}: take findings out and apply, then name the new administrator, and put findings back.`;
  return [{ kind: 'service', name: 'findings', cure }];
}
