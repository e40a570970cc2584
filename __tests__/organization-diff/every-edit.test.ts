import { readFileSync } from 'node:fs';
import { loadOrganization } from '../../src/config/load';
import { compareOrganizations } from '../../src/organization-diff/compare';
import { type Files, loadedFrom, organizationOf } from '../organization-file';
import { type StackJson, synthesizedFrom } from '../stacks/synthesized';
import {
  beside,
  type Data,
  type Edit,
  edited,
  editsOf,
  fileWith,
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
  readonly files: Files;
  readonly stacks: ReadonlyMap<string, StackJson>;
}

const applied = (file: Data, files: Files = beside): Applied => ({
  file,
  files,
  stacks: synthesizedFrom(JSON.stringify(file), files),
});

/** What a diff leaves out of some edits, one line each; undefined where `check` refuses them. */
function leftOut({ file, files, stacks }: Applied, edits: readonly Edit[]): string[] | undefined {
  const text = JSON.stringify(edited(file, edits));
  const { organization } = loadedFrom(text, files);
  if (!organization) return undefined;
  const before = organizationOf(loadedFrom(JSON.stringify(file), files));
  const lines = unsaid(
    planned(stacks, synthesizedFrom(text, files)),
    compareOrganizations(before, organization),
  );
  return lines.map((line) => `${edits.map(nameOf).join('; ')}\n  ${line}`);
}

/** The same for many edits, as few at a time as `check` takes, and one by one where something is left out. */
function leftOutOfAll(base: Applied, edits: readonly Edit[], accepted: (edit: Edit) => void): string[] {
  const lines = leftOut(base, edits);
  if (lines && (lines.length === 0 || edits.length === 1)) {
    for (const edit of edits) accepted(edit);
    return lines;
  }
  if (edits.length === 1) return [];
  const half = Math.ceil(edits.length / 2);
  return [edits.slice(0, half), edits.slice(half)].flatMap((part) => leftOutOfAll(base, part, accepted));
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
  const changed = new Set<string>();
  const lines = grouped(edits).flatMap((group) =>
    leftOutOfAll(base, group, ({ place }) => changed.add(place)),
  );
  expect(lines).toEqual([]);
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

describe('the shipped organization', () => {
  const { include: _, ...file } = loadOrganization('config/organization.yaml').root.value as Data;
  const policies = ['policies/deny-long-commitments.json', 'policies/tag-owner.json'];
  const files = Object.fromEntries(policies.map((name) => [name, readFileSync(`config/${name}`, 'utf8')]));
  const base = applied(file, files);

  test.each(Object.keys(file))('without %s', (part) => {
    const removed = { at: [part], place: part, was: file[part], value: undefined };
    expect(leftOut(base, [removed]) ?? []).toEqual([]);
  });

  const administrators = Object.keys(file.delegatedAdministrators as Data);
  test.each(administrators)('with another administrator of %s, and with none', (service) => {
    const at = ['delegatedAdministrators', service];
    for (const value of ['network', undefined]) {
      const edit = { at, place: at.join('.'), was: 'security-tooling', value };
      expect(leftOut(base, [edit]) ?? []).toEqual([]);
    }
  });
});
