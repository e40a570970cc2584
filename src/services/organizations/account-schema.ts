import { z } from 'zod';
import { accountId, email, key, ouPath, tags, tagValue, text } from '../../organization/fields';

/** The inheritable fields of an account that AWS Organizations itself uses. */
export const inheritableAccountFields = {
  owner: tagValue('Team that answers for the account; becomes the tag `Owner`.', 'payments-team').optional(),
  tags: tags('Tags of the account. Merged by key along root, OU, account.').default({}),
  roleName: z
    .string()
    .regex(/^[\w+=,.@-]{1,64}$/, 'a role name has 1 to 64 letters, digits and _+=,.@-')
    .default('OrganizationAccountAccessRole')
    .meta({
      description:
        'Role that AWS creates in a new account for the management account. Only read when the account is created.',
      examples: ['OrganizationAccountAccessRole'],
    }),
  iamUserAccessToBilling: z
    .enum(['ALLOW', 'DENY'])
    .default('ALLOW')
    .meta({
      description:
        'Whether IAM identities of a new account may see billing. Only read when the account is created.',
      examples: ['ALLOW'],
    }),
  adopted: z
    .boolean()
    .default(false)
    .meta({
      description:
        'Whether contacts, opt-in regions and attached policies of the account exist already, as they are written ' +
        'here: they are imported instead of created. Needs the account’s `id`. Take it out once applied.',
      examples: [true],
    }),
  formerStack: z
    .string()
    .optional()
    .meta({
      description:
        'Terraform stack whose state held the account until now, when it moves to another one. The old state lets ' +
        'go of it, the new one imports it by `id`; nothing is created or destroyed. Take it out once applied.',
      examples: ['accounts'],
    }),
};

/** The fields of an account's own entry, which are not inherited. */
export const ownAccountFields = {
  name: key(
    'Name of the account in this file, in Terraform addresses and in its e-mail address. Stays the same for life; ' +
      'what AWS shows may change (`accountName`).',
    'payments-prod',
  ),
  ou: ouPath('OU that the account is in, as a path below the root; `Root` for the root itself.'),
  accountName: text(
    50,
    'Name that AWS shows, 1 to 50 characters; `name` where it is not given.',
    'Payments (production)',
  ).optional(),
  email: email(
    'Address of the account’s root user; made from `organization.accountEmail` where it is not given. AWS keeps it ' +
      'unique over all its customers and forever.',
    'aws+payments-prod@example.com',
  ).optional(),
  id: accountId(
    'Id of an account that exists already, in quotes; it is imported instead of created. `npx landfall ids --write` ' +
      'fills it in for accounts that Terraform has created.',
  ).optional(),
  state: z
    .enum(['active', 'suspended', 'released'])
    .default('active')
    .meta({
      description:
        '`active`; `suspended`: moved to the suspended OU and stripped of all that hangs on it, kept in state; ' +
        '`released`: let go by Terraform without touching the account, the step before its entry may be deleted.',
      examples: ['active'],
    }),
  policies: z
    .array(z.string())
    .default([])
    .meta({
      description: 'Names of policies (`policies`) attached to this account itself, beside what it inherits.',
      examples: [['deny-internet-gateway']],
    }),
  formerName: z
    .string()
    .optional()
    .meta({
      description:
        'The `name` that this account had before; its Terraform addresses are moved. Take it out once applied.',
      examples: ['payments-production'],
    }),
};
