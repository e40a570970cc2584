import { z } from 'zod';
import type { OrganizationFile } from '../../../src/config/schema/organization-file';
import type { SectionKey } from '../../../src/services/registry';
import { applies, type None, type ServiceDescription } from '../../../src/services/service-description';

/** Descriptions by their key in the registry; a planted one lacks what a test forgets. */
export type Descriptions = Readonly<Record<string, Partial<ServiceDescription>>>;

type Part = {
  [Key in keyof ServiceDescription]-?: object extends Pick<ServiceDescription, Key> ? never : Key;
}[keyof ServiceDescription];

/** What a description says in each part that it may not leave out; `none` stands where a part may not apply. */
const parts: Readonly<Record<Part, string>> = {
  title: 'AWS’s name of the service',
  section: 'the key of the organization file that switches the service on, with its schema, or none(why)',
  trustedAccess: 'the service principals that need trusted access',
  administrator: 'how a member account becomes its delegated administrator, or none(why)',
  requiredAction:
    'the IAM action that its stack in the administrator’s account cannot do without, or none(why)',
  inManagementAccount:
    'true where stacks/management-detection.ts switches it on in the management account, or none(why)',
  regions: 'which regions do not have it, with the page that says so, or none(why)',
  bucketExport: 'what its administrator delivers to the findings bucket of the log archive, or none(why)',
  enrols: 'whether its administrator enrols existing accounts one by one, or none(why)',
  findings: 'what findings it makes, by its name in Security Hub, or none(why)',
  readsLogs: 'whether its administrator reads the log archive',
};

/** The keys of the organization file that switch no service on, and why they have no description. */
export const otherKeys: Readonly<Record<Exclude<keyof OrganizationFile, SectionKey>, string>> = {
  version: 'the format',
  include: 'further files',
  organization: 'AWS Organizations, always on',
  terraform: 'where Terraform works',
  quotas: 'limits',
  root: 'the tree of OUs',
  policies: 'guardrails',
  expect: 'tests of guardrails',
  accounts: 'the accounts',
  delegatedAdministrators: 'made from the registry itself',
  logging: 'made of CloudTrail, S3, KMS, CloudWatch and IAM; on by the name of its account',
  notifications: 'SNS topics of what other services report',
  roles: 'IAM roles of the baseline',
  passwordPolicy: 'IAM of the management account',
  findings:
    'EventBridge, Chatbot and CloudWatch behind Security Hub or GuardDuty, which have the administrators',
  bootstrap: 'the state bucket and the roles of pipelines',
  costAllocationTags: 'Cost Explorer of the management account',
};

/** A sentence for each part that a description lacks, and for each part that is none without a reason. */
export const incomplete = (services: Descriptions): string[] =>
  Object.entries(services).flatMap(([service, description]) =>
    Object.entries(parts).flatMap(([part, what]) => {
      const value: unknown = description[part as Part];
      if (value === undefined || value === '')
        return [`${service} has no ${part}: say in its service.ts ${what}.`];
      return applies(value) || (value as None).none.trim()
        ? []
        : [`${service} gives no reason for a ${part} of none: say in its service.ts why it has none.`];
    }),
  );

/** A sentence for each description that is not listed under the key by which the organization file knows the service. */
export const wronglyNamed = (services: Descriptions): string[] =>
  Object.entries(services).flatMap(([service, { section, administrator }]) => {
    if (!section || !applies(section) || section.runBy !== 'administrator') return [];
    const unmanned = !administrator || !applies(administrator);
    return [
      ...(section.key === service
        ? []
        : [
            `${service} has the section ${section.key}: list it in src/services/registry.ts under ${section.key}, so that delegatedAdministrators has the same key.`,
          ]),
      ...(unmanned
        ? [
            `${service} is run by its administrator, and has none: say in its service.ts how one is registered, or runBy: 'management account'.`,
          ]
        : []),
    ];
  });

/** The places of a section; `*` stands for every key of a map and every entry of a list. */
function placesIn(schema: unknown, at: readonly string[] = []): string[] {
  const { properties = {}, additionalProperties, items, anyOf = [] } = schema as z.core.JSONSchema.JSONSchema;
  const below = [...Object.entries(properties), ['*', additionalProperties], ['*', items]] as const;
  const inner = below
    .filter(([, part]) => typeof part === 'object')
    .flatMap(([key, part]) => {
      const path = [...at, key];
      return [path.join('.'), ...placesIn(part, path)];
    });
  return [...new Set([...inner, ...anyOf.flatMap((part) => placesIn(part, at))])];
}

/** Names of keys that name regions, accounts or OUs, wherever they stand in a section. */
const naming = /^(detectors|regions|targets|(excluded)?(accounts|units|organizationalUnits))$/i;

/** Places in sections that have such a name, and name nothing of the organization; or that a check of their own reads. */
const noReferences: Readonly<Record<string, string>> = {
  'identityCenter.assignments.*.accounts': 'checks/access-references.ts',
  'identityCenter.assignments.*.organizationalUnits': 'checks/access-references.ts',
};

/** A sentence for each place in a section that names regions, accounts or OUs and is not looked up, and the reverse. */
export const unreferenced = (services: Descriptions): string[] =>
  Object.entries(services).flatMap(([service, { section }]) => {
    if (!section || !applies(section)) return [];
    const { key, schema, references = {} } = section;
    const places = placesIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
    return [
      ...places
        .filter((place) => naming.test(place.split('.').at(-1) ?? ''))
        .filter((place) => !Object.hasOwn(references, place) && !noReferences[`${key}.${place}`])
        .map(
          (place) =>
            `${service} takes names at ${place}, which nothing looks up: say in references of its section what it names.`,
        ),
      ...Object.keys(references)
        .filter((place) => !places.includes(place))
        .map((place) => `${service} has no ${place}: take it out of references of its section.`),
    ];
  });

/** A sentence for each section that its schema does not leave off without a value, or not switch on with the least. */
export const notSwitched = (services: Descriptions): string[] =>
  Object.entries(services).flatMap(([service, { section }]) => {
    if (!section || !applies(section)) return [];
    const { key, schema, minimal } = section;
    const [without, least] = [schema.safeParse(undefined), schema.safeParse(minimal)];
    const isSet = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
    const refused = least.error?.issues.map(({ path, message }) => `${[key, ...path].join('.')}: ${message}`);
    return [
      ...(without.success && !isSet(without.data)
        ? []
        : [`${service} is not off without its section: let the schema of ${key} be optional.`]),
      ...(refused
        ? [
            `${service} has a section.minimal that its schema refuses (${refused.join('; ')}): say in its service.ts the least that switches it on.`,
          ]
        : isSet(least.data)
          ? []
          : [
              `${service} is off with its section.minimal: say in its service.ts the least that switches it on.`,
            ]),
    ];
  });

/** A sentence for each principal that is to be an administrator's before it may see the organization. */
export const untrusted = (services: Descriptions): string[] =>
  Object.entries(services).flatMap(([service, { trustedAccess = [], administrator }]) => {
    if (!administrator || !applies(administrator)) return [];
    const { registration } = administrator;
    const principals = registration.by === 'organizations' ? registration.principals : trustedAccess;
    if (principals.length === 0)
      return [
        `${service} names no service principal: say in its service.ts which one AWS registers or trusts.`,
      ];
    return principals
      .filter((principal) => !trustedAccess.includes(principal))
      .map(
        (principal) =>
          `${service} registers an administrator for ${principal} without trusted access: add it to trustedAccess in its service.ts.`,
      );
  });

/** A sentence for each key of the organization file that no section and no reason stands for, and for each section that is not in it. */
export function unmatched(keys: readonly string[], services: Descriptions): string[] {
  const sections = Object.entries(services).flatMap(([service, { section }]) =>
    section && applies(section) ? [{ service, key: section.key }] : [],
  );
  const twice = sections.filter(({ key }, index) => sections.findIndex((each) => each.key === key) !== index);
  const known = [...sections.map(({ key }) => key), ...Object.keys(otherKeys)];
  return [
    ...twice.map(({ service, key }) => `${service} has the section ${key} of another service: name its own.`),
    ...keys
      .filter((key) => !known.includes(key))
      .map(
        (key) =>
          `${key} is a key of the organization file and the section of no service: write its service.ts and list that in src/services/registry.ts, or say in otherKeys of __tests__/services/registry/rules.ts why it switches no service on.`,
      ),
    ...sections
      .filter(({ key }) => !keys.includes(key))
      .map(
        ({ service, key }) =>
          `${service} has the section ${key}, which the organization file does not have: src/config/schema/organization-file.ts takes sectionSchemas from src/services/registry.ts.`,
      ),
  ];
}

/** A sentence for each description that a room exports and the registry does not list. */
export const unlisted = (
  exported: readonly { readonly file: string; readonly value: unknown }[],
  services: Descriptions,
): string[] =>
  exported
    .filter(({ value }) => !Object.values(services).some((listed) => listed === value))
    .map(
      ({ file }) =>
        `${file} describes a service that is not listed: add one line to src/services/registry.ts.`,
    );
