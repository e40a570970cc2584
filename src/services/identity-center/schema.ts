import { z } from 'zod';
import { region, text } from '../../organization/fields';
import { assignment, group, groupKey } from './assignment-schema';
import { permissionSet } from './permission-set-schema';
import { predefinedNames } from './predefined';
import { managementAccess, session } from './session-schema';

/** `identityCenter`: permission sets, groups and assignments. */
export const identityCenterSchema = z
  .strictObject({
    region: region('Region of the instance, where it is not the home region.').optional(),
    permissionSets: z
      .record(
        z
          .string()
          .regex(/^[\w+=,.@-]{1,32}$/, 'a permission set’s name has 1 to 32 letters, digits and _+=,.@-'),
        permissionSet,
      )
      .default({})
      .meta({
        description: `Permission sets by name, beside the predefined ones: ${predefinedNames.join(', ')}.`,
      }),
    groups: z.record(groupKey, group).default({}).meta({ description: 'Groups by name.' }),
    assignments: z.array(assignment).default([]).meta({
      description:
        'Who gets what where. What an account gets by several of them, or by `access` as well, it gets once.',
    }),
    sessions: z
      .record(
        z
          .string()
          .regex(
            /^[a-z0-9](?:[a-z0-9-]{0,18}[a-z0-9])?$/,
            'use 1 to 20 lower-case letters, digits and hyphens',
          ),
        session,
      )
      .default({})
      .meta({
        description:
          'Kinds of sessions by name, for accounts whose `access.session` names them: a permission set is made a ' +
          'second time there as `<permission set>-<name>`, with the shorter of both durations.',
        examples: [{ production: { duration: 'PT1H' } }],
      }),
    managementAccount: managementAccess,
    adopted: z
      .boolean()
      .default(false)
      .meta({
        description:
          'Whether the assignments of accounts with `adopted: true` exist already, all of them: they are imported.',
        examples: [true],
      }),
    attributes: z
      .record(
        z
          .string()
          .regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u, 'an attribute’s name has 1 to 128 characters'),
        z.string().min(1).max(256),
      )
      .default({})
      .meta({
        description:
          'Attributes for access control by name with where each is from; sessions carry them as tags ' +
          '(https://docs.aws.amazon.com/singlesignon/latest/userguide/configure-abac.html).',
        examples: [{ CostCenter: '${path:enterprise.costCenter}' }],
      }),
    mfaAttribute: z
      .strictObject({
        name: text(128, 'Name of the attribute, a session’s tag.', 'mfa'),
        value: text(256, 'Its value after a sign-in with MFA.', 'true').default('true'),
      })
      .optional()
      .meta({
        description:
          'Attribute by which the identity provider says that a sign-in had MFA. Sessions of IAM Identity Center do not ' +
          'have `aws:MultiFactorAuthPresent`, so a tag of the session must say it.',
        examples: [{ name: 'mfa', value: 'true' }],
      }),
  })
  .optional()
  .meta({
    description:
      'IAM Identity Center: people’s access. The organization’s instance must have been enabled by hand ' +
      '(https://docs.aws.amazon.com/singlesignon/latest/userguide/enable-identity-center.html).',
  });

/** `access` of an account or of account defaults: merged along root → OU → account. */
export const accountAccess = z
  .strictObject({
    groups: z
      .record(groupKey, z.array(z.string().min(1)).nullable())
      .default({})
      .meta({
        description:
          'Permission sets by group, beside `identityCenter.assignments`. Merged by group: a list replaces what the ' +
          'group inherited, `null` takes it away. Never reaches the management account.',
        examples: [{ developers: ['ReadOnlyAccess'] }],
      }),
    session: z
      .string()
      .optional()
      .meta({
        description: 'Kind of sessions in the account (`identityCenter.sessions`).',
        examples: ['production'],
      }),
  })
  .default({ groups: {} })
  .meta({ description: 'Who gets what in the account, and how long sessions last there.' });

/** `identityCenter` after validation, with defaults. */
export type IdentityCenter = NonNullable<z.output<typeof identityCenterSchema>>;

/** A permission set as it is written in the file. */
export type PermissionSetEntry = IdentityCenter['permissionSets'][string];

/** A group as it is written in the file. */
export type GroupEntry = IdentityCenter['groups'][string];
