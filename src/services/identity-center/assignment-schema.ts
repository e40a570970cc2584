import { z } from 'zod';
import { ouPath, tags, text } from '../../organization/fields';

/** A group's name in the file: in addresses it stands between slashes, so it has none. */
export const groupKey = z
  .string()
  .regex(/^[^/\s][^/]{0,127}$/, 'a group is called by up to 128 characters without a slash');

/** One group. */
export const group = z
  .strictObject({
    displayName: text(
      1024,
      'Name of the group in the identity store, where it differs from its name in this file.',
      'AWS Developers',
    ).optional(),
    create: z
      .boolean()
      .default(false)
      .meta({
        description:
          'Whether to create the group. By default it is looked up, because an identity provider (SCIM) owns it.',
        examples: [true],
      }),
    description: text(1024, 'What a created group is for.', 'Everybody who writes code.').optional(),
    id: z
      .string()
      .regex(/^[0-9a-f-]{36,47}$/, 'the id of a group is a UUID')
      .optional()
      .meta({
        description:
          'Id of a group that exists already and is kept from here on (`create: true`); it is imported.',
        examples: ['a1b2c3d4-5678-90ab-cdef-111111111111'],
      }),
  })
  .refine(
    (entry) => entry.create || entry.id === undefined,
    'id goes with create: true; other groups are looked up',
  )
  .meta({
    description: 'A group of the identity store; `{}` is enough for one that is looked up by its name.',
  });

const names = (what: string, example: string[]) =>
  z
    .array(z.string().min(1))
    .min(1)
    .meta({ description: what, examples: [example] });

/** One assignment: `aws_ssoadmin_account_assignment` in every account that it reaches. */
export const assignment = z
  .strictObject({
    group: z
      .string()
      .meta({ description: 'Group, as it is called under `groups`.', examples: ['developers'] }),
    permissionSets: names('Permission sets that the group gets.', ['ReadOnlyAccess']),
    accounts: names('Accounts by name; the management account only ever this way.', [
      'payments-prod',
    ]).optional(),
    organizationalUnits: z
      .array(ouPath('Path of an OU.'))
      .min(1)
      .optional()
      .meta({
        description:
          'OUs: every member account below, now and later; `Root` for all of them. `tags` narrows them.',
        examples: [['Workloads/Production']],
      }),
    tags: tags(
      'Member accounts that have all of these tags, within `organizationalUnits` where those are given.',
    ).optional(),
  })
  .refine(
    ({ accounts, organizationalUnits, tags: wanted }) =>
      accounts !== undefined || organizationalUnits !== undefined || Object.keys(wanted ?? {}).length > 0,
    'say where: accounts, organizationalUnits or tags',
  )
  .meta({ description: 'One group, its permission sets, and the accounts that they are for.' });
