import { z } from 'zod';
import { expectSchema, policiesSchema } from '../../guardrails/schema';
import { quotas } from '../../organization/quotas';
import { contacts, optInRegions } from '../../services/account/schema';
import { bootstrapSchema } from '../../services/bootstrap/schema';
import { costAllocationTagsSchema } from '../../services/cost-explorer/schema';
import { delegatedAdministratorsSchema } from '../../services/delegated-administrators';
import { findingsSchema } from '../../services/findings-section';
import { passwordPolicySchema } from '../../services/iam/password-policy-schema';
import { rolesSchema } from '../../services/iam/roles-schema';
import { accountAccess } from '../../services/identity-center/schema';
import { loggingSchema } from '../../services/logging-section';
import { inheritableAccountFields, ownAccountFields } from '../../services/organizations/account-schema';
import { nodeFields, organizationSchema, ouFields } from '../../services/organizations/schema';
import { sectionSchemas } from '../../services/registry';
import { notificationsSchema } from '../../services/sns/schema';
import { terraformSchema } from '../../terraform/schema';
import { atOneLevel } from './levels';

/** What an account inherits from the root and its OUs, with defaults. It is parsed once, after merging. */
export const accountOptionsSchema = z.strictObject({
  ...inheritableAccountFields,
  contacts,
  regions: optInRegions,
  access: accountAccess,
});

const accountOptions = accountOptionsSchema.shape;
const oneLevel = Object.fromEntries(
  Object.entries(accountOptions).map(([name, field]) => [name, atOneLevel(field)]),
) as Record<keyof typeof accountOptions, z.ZodType>;

/** The inheritable fields as one OU or one account writes them. */
const accountDefaultsSchema = z
  .strictObject(oneLevel)
  .optional()
  .meta({
    id: 'accountDefaults',
    description:
      'What every account below gets unless a node further down or the account itself says otherwise. Maps are merged ' +
      'by key; single values and lists replace what was inherited; `null` takes it away.',
  });

const accountSchema = z
  .strictObject({ ...ownAccountFields, ...oneLevel })
  .meta({ id: 'account', description: 'One account; `name`, `ou` and `owner` are enough.' });

const ouSchema = z
  .strictObject({
    ...nodeFields,
    ...ouFields,
    accountDefaults: accountDefaultsSchema,
    get organizationalUnits(): z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodType>> {
      return organizationalUnits;
    },
  })
  .nullable()
  .meta({ id: 'organizationalUnit', description: 'An organizational unit; `{}` is enough.' });

const organizationalUnits = z
  .record(
    z
      .string()
      .min(1)
      .max(128, 'an OU name has 1 to 128 characters')
      .regex(/^[^/]+$/, 'an OU name has no slash, because paths are written with it'),
    ouSchema as z.ZodType,
  )
  .optional()
  .meta({ description: 'OUs by name, nested up to five levels below the root.' });

const rootSchema = z
  .strictObject({ ...nodeFields, accountDefaults: accountDefaultsSchema, organizationalUnits })
  .default({ policies: [], foreignPolicies: 0, adopted: false })
  .meta({ description: 'The root of the tree of OUs.' });

const quotasSchema = z
  .strictObject(
    Object.fromEntries(
      Object.entries(quotas).map(([name, quota]) => [
        name,
        z
          .int()
          .min(1)
          .default(quota.value)
          .meta({
            description: `Most ${quota.what} (${quota.source}, ${quota.date}).`,
            examples: [quota.value],
          }),
      ]),
    ) as unknown as Record<keyof typeof quotas, z.ZodDefault<z.ZodInt>>,
  )
  .prefault({})
  .meta({
    description: 'AWS’s limits where yours differ: more because you asked, or less because you are new.',
  });

/** The organization file together with all files it includes. The sections of services come from the registry. */
export const organizationFileSchema = z
  .strictObject({
    version: z.literal(1).meta({ description: 'Version of this format.', examples: [1] }),
    include: z
      .array(z.string().min(1))
      .default([])
      .meta({
        description:
          'Further files, relative to this one; `*` and `**` are wildcards. Each is a piece of this same format: maps ' +
          'are joined, lists appended, and a value given twice is an error.',
        examples: [['accounts/*.yaml']],
      }),
    organization: organizationSchema,
    terraform: terraformSchema,
    quotas: quotasSchema,
    root: rootSchema,
    policies: policiesSchema,
    expect: expectSchema,
    accounts: z.array(accountSchema).default([]).meta({ description: 'The member accounts.' }),
    delegatedAdministrators: delegatedAdministratorsSchema,
    logging: loggingSchema,
    notifications: notificationsSchema,
    ...sectionSchemas,
    roles: rolesSchema,
    passwordPolicy: passwordPolicySchema,
    findings: findingsSchema,
    bootstrap: bootstrapSchema,
    costAllocationTags: costAllocationTagsSchema,
  })
  .meta({
    title: 'Landfall organization file',
    description: 'Describes an AWS organization; Landfall turns it into Terraform.',
  });

/** An OU as it is written in the file. */
export interface OrganizationalUnitEntry extends Omit<z.output<typeof rootSchema>, 'organizationalUnits'> {
  id?: string;
  tags: Record<string, string>;
  stack?: string;
  state: 'active' | 'released' | 'deleted';
  formerName?: string;
  organizationalUnits?: Record<string, OrganizationalUnitEntry | null>;
}

/** An account as it is written in the file, before inheritance. */
export type AccountEntry = z.output<typeof accountSchema>;

/** The inheritable fields of an account after inheritance. */
export type AccountOptions = z.output<typeof accountOptionsSchema>;

/** The organization file after validation, with defaults. */
export interface OrganizationFile extends Omit<z.output<typeof organizationFileSchema>, 'root'> {
  root: Omit<z.output<typeof rootSchema>, 'organizationalUnits'> & {
    organizationalUnits?: Record<string, OrganizationalUnitEntry | null>;
  };
}
