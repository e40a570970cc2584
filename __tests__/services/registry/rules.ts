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
