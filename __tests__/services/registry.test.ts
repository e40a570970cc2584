import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { organizationFileSchema } from '../../src/config/schema/organization-file';
import { isService, matchesAnAction } from '../../src/guardrails/check/iam-names';
import { isOn, sectionOf, serviceDescription, serviceKeys, services } from '../../src/services/registry';
import { none } from '../../src/services/service-description';
import {
  type Descriptions,
  incomplete,
  notSwitched,
  unlisted,
  unmatched,
  unreferenced,
  untrusted,
  wronglyNamed,
} from './registry/rules';

const rooms = readdirSync('src/services').filter((room) => existsSync(`src/services/${room}/service.ts`));
const exported = ['delegated-only', ...rooms.map((room) => `${room}/service`)].flatMap((module) =>
  Object.values(require(`../../src/services/${module}`) as object).map((value: unknown) => ({
    file: `src/services/${module}.ts`,
    value,
  })),
);
const keys = Object.keys(organizationFileSchema.shape);

test('every description is complete, and gives a reason for what does not apply', () => {
  expect(incomplete(services)).toEqual([]);
});

test('every description is in the registry', () => {
  expect(exported.length).toBeGreaterThanOrEqual(serviceKeys.length);
  expect(unlisted(exported, services)).toEqual([]);
});

test('every key of the organization file that switches a service on is the section of one, and every section is a key', () => {
  expect(unmatched(keys, services)).toEqual([]);
});

test('a service that its administrator runs has one, under the key of its section', () => {
  expect(wronglyNamed(services)).toEqual([]);
});

test('every account, OU and region that a section names is looked up', () => {
  expect(unreferenced(services)).toEqual([]);
});

test('every principal that is registered has trusted access', () => {
  expect(untrusted(services)).toEqual([]);
});

test('every service is off without its section, and on with the least of it', () => {
  expect(notSwitched(services)).toEqual([]);
});

test.each(serviceKeys.filter((service) => sectionOf(service)))(
  'isOn says of %s whether its section is there',
  (service) => {
    const { key = '', schema, minimal } = sectionOf(service) ?? {};
    expect(isOn(service, { [key]: schema?.parse(undefined) })).toBe(false);
    expect(isOn(service, { [key]: schema?.safeParse(minimal).data ?? {} })).toBe(true);
  },
);

test.each(
  serviceKeys.flatMap((service): [string, string][] => {
    const { requiredAction } = serviceDescription(service);
    return typeof requiredAction === 'string' ? [[service, requiredAction]] : [];
  }),
)('the action that %s requires, %s, is one of IAM', async (_, action) => {
  expect(await isService(action.split(':')[0] ?? '')).toBe(true);
  expect(await matchesAnAction(action)).toBe(true);
});

test('the example of CONTRIBUTING.md is the code', () => {
  const [, part = ''] = readFileSync('CONTRIBUTING.md', 'utf8').split(
    /^## To add a (?:service|guardrail|check)$/m,
  );
  const examples = [...part.matchAll(/^ {3}```ts\n(.*?)^ {3}```$/gms)].map(([, text = '']) => text);
  const sources = ['src/services/storage-lens/service', 'src/services/registry', 'stacks/detection'];
  const lines = (text = '') => text.split('\n').map((line) => line.trim());
  const quoted = sources.map((source, index) => {
    const code = lines(readFileSync(`${source}.ts`, 'utf8')).join('\n');
    return code.includes(lines(examples[index]).join('\n').trim()) && examples[index] ? source : undefined;
  });
  expect(quoted).toEqual(sources);
  expect(examples.length).toBe(sources.length);
});

describe('a service that is added with a part forgotten fails with one sentence', () => {
  const { guardDuty } = services;
  const planted = (changes: object): Descriptions => {
    const section = { ...guardDuty.section, key: 'securityLake' };
    return { securityLake: { ...guardDuty, section, ...changes } };
  };
  const sentences = (added: Descriptions): string[] => [
    ...incomplete(added),
    ...wronglyNamed(added),
    ...untrusted(added),
    ...unreferenced(added),
    ...notSwitched(added),
    ...unmatched([...keys, 'securityLake'], { ...services, ...added }),
  ];

  test('nothing is said of one that is whole', () => {
    expect(sentences(planted({}))).toEqual([]);
  });

  test.each([
    [{ title: undefined }, /^securityLake has no title: say in its service\.ts AWS’s name/],
    [{ trustedAccess: undefined }, /^securityLake has no trustedAccess: /],
    [{ requiredAction: undefined }, /^securityLake has no requiredAction: /],
    [{ requiredAction: none(' ') }, /^securityLake gives no reason for a requiredAction of none/],
    [{ inManagementAccount: undefined }, /^securityLake has no inManagementAccount: /],
    [{ administrator: undefined }, /^securityLake has no administrator: /],
    [{ section: undefined }, /^securityLake has no section: /],
    [{ administrator: none('Nobody.') }, /^securityLake is run by its administrator, and has none/],
    [
      { section: guardDuty.section },
      /^securityLake has the section guardDuty: list it in .* under guardDuty/,
    ],
    [
      { section: { ...guardDuty.section, references: { detectors: 'region', unit: 'unit' } } },
      /^securityLake takes names at regions, which nothing looks up: /,
    ],
    [{ section: { ...guardDuty.section, references: { unit: 'unit' } } }, /^securityLake has no unit: /],
    [
      { section: { ...guardDuty.section, minimal: { regoins: {} } } },
      /^securityLake has a section\.minimal that its schema refuses \(guardDuty: Unrecognized key/,
    ],
    [{ section: { ...guardDuty.section, minimal: undefined } }, /^securityLake is off with its section\.min/],
    [
      { section: { ...guardDuty.section, schema: guardDuty.section.schema.unwrap() } },
      /^securityLake is not off without its section: /,
    ],
    [
      { section: none('It is off.') },
      /^securityLake is a key of the organization file and the section of no/,
    ],
  ])('%j', (changes, sentence) => {
    expect(sentences(planted(changes))).toContainEqual(expect.stringMatching(sentence));
  });

  test('a room that the registry does not list', () => {
    const file = 'src/services/security-lake/service.ts';
    expect(unlisted([{ file, value: planted({}).securityLake }], services)).toEqual([
      `${file} describes a service that is not listed: add one line to src/services/registry.ts.`,
    ]);
  });
});
