import { z } from 'zod';
import { ouPath, tags, text } from '../../organization/fields';
import { predefinedNames } from './predefined';
import { isSessionDuration } from './session-duration';

const policyName = (description: string, ...examples: string[]) =>
  z
    .string()
    .regex(/^[\w+=,.@-]{1,128}$/, 'a policy name has 1 to 128 letters, digits and _+=,.@-')
    .meta({ description, examples });

const sessionDuration = (description: string, example = 'PT4H') =>
  z
    .string()
    .refine(isSessionDuration, 'a session lasts PT1H to PT12H, as ISO 8601 writes hours and minutes')
    .meta({ description, examples: [example] });

/** AWS's own set of characters for descriptions: Latin-1 without control characters. */
const description = text(
  700,
  'What the permission set is for, up to 700 characters.',
  'Runs the platform.',
).regex(/^[\t\n\r\x20-\x7e\xa1-\xff]*$/, 'AWS takes Latin letters, digits and punctuation here');

const awsManagedPolicy = (what: string) =>
  z
    .string()
    .regex(
      /^(?:arn:aws:iam::aws:policy\/(?:[\w+=,.@-]+\/)*)?[\w+=,.@-]{1,128}$/,
      'name an AWS-managed policy, or give its ARN',
    )
    .meta({ description: what, examples: ['ViewOnlyAccess'] });

const customerManagedPolicy = z
  .strictObject({
    name: policyName('Name of the policy, the same in every account.', 'payments-operations'),
    path: z
      .string()
      .regex(/^\/(?:[\w+=,.@-]+\/)*$/, 'a path begins and ends with a slash')
      .default('/')
      .meta({ description: 'Path of the policy.', examples: ['/teams/'] }),
  })
  .meta({ description: 'A policy that exists by this name and path in every account of the assignment.' });

const permissionsBoundary = z
  .strictObject({
    managedPolicy: awsManagedPolicy('Name or ARN of an AWS-managed policy.').optional(),
    customerManagedPolicy: customerManagedPolicy.optional(),
  })
  .refine(
    (boundary) => (boundary.managedPolicy === undefined) !== (boundary.customerManagedPolicy === undefined),
    'a boundary is exactly one of managedPolicy and customerManagedPolicy',
  )
  .optional()
  .meta({
    description:
      'The most that the permission set can ever allow: exactly one of both ' +
      '(https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetcustom.html).',
    examples: [{ managedPolicy: 'PowerUserAccess' }],
  });

const permissionSet = z
  .strictObject({
    predefined: z
      .enum(predefinedNames)
      .optional()
      .meta({
        description:
          'Predefined permission set that this one starts from: its policies, description and session duration. One ' +
          'that is wanted as it is needs no entry; an assignment may name it at once.',
        examples: ['ReadOnlyAccess'],
      }),
    description: description.optional(),
    sessionDuration: sessionDuration(
      'Longest session, PT1H to PT12H; PT4H where neither this nor the predefined set says otherwise.',
    ).optional(),
    relayState: text(
      240,
      'Page of the console that a session begins with.',
      'https://eu-central-1.console.aws.amazon.com/cloudwatch',
    ).optional(),
    managedPolicies: z
      .array(awsManagedPolicy('Name or ARN of an AWS-managed policy.'))
      .default([])
      .meta({ description: 'AWS-managed policies, by name or ARN.', examples: [['ViewOnlyAccess']] }),
    customerManagedPolicies: z
      .array(customerManagedPolicy)
      .default([])
      .meta({
        description: 'Policies of your own that exist in every account of the assignments.',
        examples: [[{ name: 'payments-operations' }]],
      }),
    inlinePolicy: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({
        description:
          'A policy document of its own, written as YAML; its statements join those of `predefined`.',
        examples: [
          {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'cloudwatch:Get*', Resource: '*' }],
          },
        ],
      }),
    inlinePolicyFile: z
      .string()
      .min(1)
      .optional()
      .meta({
        description:
          'JSON file with that document, relative to the file that names it, instead of `inlinePolicy`.',
        examples: ['policies/payments-operations.json'],
      }),
    permissionsBoundary,
    tags: tags('Tags of the permission set.').default({}),
    arn: z
      .string()
      .regex(
        /^arn:aws:sso:::permissionSet\/(?:sso)?ins-[a-zA-Z0-9-.]{16}\/ps-[a-zA-Z0-9-./]{16}$/,
        'the ARN of a permission set has the form arn:aws:sso:::permissionSet/ssoins-…/ps-…',
      )
      .optional()
      .meta({
        description: 'ARN of a permission set that exists already; it is imported.',
        examples: ['arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef'],
      }),
  })
  .meta({
    description:
      'A permission set (https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html).',
  });

/** A group's name in the file: in addresses it stands between slashes, so it has none. */
const groupKey = z
  .string()
  .regex(/^[^/\s][^/]{0,127}$/, 'a group is called by up to 128 characters without a slash');

const group = z
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

const assignment = z
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

const session = z
  .strictObject({
    duration: sessionDuration('Longest session in these accounts, PT1H to PT12H.', 'PT1H'),
    requireMfa: z
      .boolean()
      .default(false)
      .meta({
        description:
          'Deny everything to a session that did not sign in with MFA, as the attribute `mfaAttribute` says.',
        examples: [true],
      }),
  })
  .meta({ description: 'A kind of session.' });

const managementAccess = z
  .strictObject({
    suffix: z
      .string()
      .regex(/^[\w+=,.@-]{1,20}$/, 'a suffix has 1 to 20 letters, digits and _+=,.@-')
      .default('-management')
      .meta({
        description:
          'End of the names of permission sets on the management account. They are made apart, because a delegated ' +
          'administrator must not touch what is in use there.',
        examples: ['-management'],
      }),
    sessionDuration: sessionDuration('Longest session in the management account.', 'PT1H').default('PT1H'),
    noAdministrator: text(
      700,
      'Why no group has an administrator’s permission set on the management account, if none shall.',
      'Root credentials and break-glass users; see the runbook.',
    ).optional(),
  })
  .default({ suffix: '-management', sessionDuration: 'PT1H' })
  .meta({ description: 'What is different on the management account.' });

/** `identityCenter`: who may do what where. */
export const identityCenterSchema = z
  .strictObject({
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
      'IAM Identity Center: people’s access. The organization’s instance must have been enabled in the home region ' +
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

/** `identityCenter`, checked and defaulted. */
export type IdentityCenter = NonNullable<z.output<typeof identityCenterSchema>>;

/** One permission set as the file says it. */
export type PermissionSetEntry = IdentityCenter['permissionSets'][string];

/** One group as the file says it. */
export type GroupEntry = IdentityCenter['groups'][string];
