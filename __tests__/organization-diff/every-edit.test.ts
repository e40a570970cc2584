import type { Loaded } from '../../src/config/load';
import type { LandingZone } from '../../src/organization/landing-zone';
import { compareOrganizations } from '../../src/organization-diff/compare';
import { loadedFrom, organizationOf } from '../organization-file';
import { type StackJson, synthesizedOf } from '../stacks/synthesized';
import {
  beside,
  type Data,
  type Edit,
  edited,
  editsOf,
  fileWith,
  firstAccepted,
  formatParts,
  grouped,
  nameOf,
} from './edits';
import { knownTypes } from './forces-replacement';
import { blocksOf, isProtected } from './instances';
import { planned } from './planned';
import { unsaid } from './said';

/**
 * Every key of the format is edited in an organization that is applied: changed, taken out, added. What Terraform would
 * then refuse, lose sight of, or do against detection and evidence, `diff` has to say; what the file alone shows to be
 * refused has no plan, because `check` refuses it.
 */

interface Applied {
  readonly file: Data;
  readonly organization: LandingZone;
  readonly stacks: ReadonlyMap<string, StackJson>;
}

function applied(file: Data): Applied {
  const organization = organizationOf(read(file));
  return { file, organization, stacks: synthesizedOf(organization) };
}

const read = (file: Data): Loaded => loadedFrom(JSON.stringify(file), beside);

/** What a diff leaves out of some edits, one line each; undefined where `check` refuses them. */
function leftOut(
  { file, organization: before, stacks }: Applied,
  edits: readonly Edit[],
): string[] | undefined {
  const { organization } = read(edited(file, edits));
  if (!organization) return undefined;
  const plans = planned(stacks, synthesizedOf(organization));
  return unsaid(plans, compareOrganizations(before, organization)).map(
    (line) => `${edits.map(nameOf).join('; ')}\n  ${line}`,
  );
}

/** The same for many edits at once, and for fewer where `check` refuses them together or something is left out. */
function leftOutOfAll(base: Applied, edits: readonly Edit[]): string[] {
  const lines = leftOut(base, edits);
  if (edits.length === 1 || lines?.length === 0) return lines ?? [];
  const half = Math.ceil(edits.length / 2);
  return [edits.slice(0, half), edits.slice(half)].flatMap((part) => leftOutOfAll(base, part));
}

/**
 * Keys that no edit alone changes: others refer to what is in them, or they need a file or a second key. `check` refuses
 * each, or the tests of lost.test.ts have the edit with what belongs to it.
 */
const notAlone = new Map<string, readonly string[]>(
  Object.entries({
    organization: [
      'organization',
      'organization.managementAccount',
      'organization.homeRegion',
      'organization.governedRegions',
      'organization.governedRegions.[]',
    ],
    terraform: ['terraform.backend'],
    root: [
      'root',
      'root.accountDefaults.contacts.primary.countryCode',
      'root.organizationalUnits',
      'root.organizationalUnits.*',
    ],
    policies: ['policies', 'policies.*', 'policies.*.file', 'policies.*.content'],
    accounts: ['accounts', 'accounts.[]', 'accounts.[].name'],
    delegatedAdministrators: ['delegatedAdministrators', 'delegatedAdministrators.firewallManager'],
    logging: ['logging.alarms.*.pattern', 'logging.alarms.*.periodSeconds'],
    identityCenter: [
      'identityCenter',
      'identityCenter.permissionSets',
      'identityCenter.permissionSets.*',
      'identityCenter.permissionSets.*.inlinePolicy',
      'identityCenter.permissionSets.*.inlinePolicy.*',
      'identityCenter.permissionSets.*.permissionsBoundary',
      'identityCenter.groups',
      'identityCenter.groups.*',
      'identityCenter.assignments.[].group',
      'identityCenter.assignments.[].permissionSets',
      'identityCenter.assignments.[].accounts',
      'identityCenter.assignments.[].organizationalUnits',
      'identityCenter.managementAccount',
      'identityCenter.mfaAttribute',
    ],
    roles: ['roles.breakGlass.users', 'roles.breakGlass.notify'],
    config: [
      'config.remediation',
      'config.rules.*.identifier',
      'config.conformancePacks.*.file',
      'config.conformancePacks.*.parameters',
      'config.conformancePacks.*.parameters.*',
    ],
    guardDuty: ['guardDuty.filters.*.criteria'],
    accessAnalyzer: ['accessAnalyzer.archiveRules.*.filter', 'accessAnalyzer.archiveRules.*.filter.*'],
    firewallManager: ['firewallManager.policies.*.resourceTypes'],
    findings: ['findings.chat.slack'],
    bootstrap: ['bootstrap.github'],
  }),
);

test.each(formatParts)('%s: what the plan refuses or endangers is said', (part) => {
  const base = applied(fileWith(part));
  const edits = editsOf(base.file, part);
  const accepted = firstAccepted(edits, (edit) => Boolean(read(edited(base.file, [edit])).organization));
  expect(grouped(accepted).flatMap((group) => leftOutOfAll(base, group))).toEqual([]);
  const changed = new Set(accepted.map(({ place }) => place));
  const untouched = [...new Set(edits.map(({ place }) => place))].filter((place) => !changed.has(place));
  expect(untouched).toEqual(notAlone.get(part) ?? []);
});

test('of every type that is protected it is known what forces a replacement', () => {
  const stacks = [...applied(fileWith('organization')).stacks.values()];
  const types = stacks.flatMap((stack) =>
    [...blocksOf(stack)].flatMap(([name, block]) => (isProtected(block) ? [name.split('.')[0]] : [])),
  );
  expect([...new Set(types)].sort()).toEqual([...knownTypes].sort());
});
