import { z } from 'zod';
import { email, roleName } from '../../organization/fields';

const trustedRoles = (whose: string) =>
  z
    .array(
      z
        .string()
        .regex(/^[\w+=,.@/*-]{1,576}$/, 'a role is named by its path and name; * stands for any text'),
    )
    .default([])
    .meta({
      description: `Roles of ${whose} that may assume it; without any every identity there that is allowed to.`,
      examples: [['security-scanner']],
    });

const hours = (standard: number, most: number) =>
  z
    .int()
    .min(1)
    .max(most)
    .default(standard)
    .meta({ description: `Longest session in hours, 1 to ${most}.`, examples: [standard] });

const audit = z
  .strictObject({
    account: z.string().meta({
      description: 'Account of the security team, which may assume the role.',
      examples: ['security-tooling'],
    }),
    roleName: roleName('landfall-audit'),
    trustedRoles: trustedRoles('that account'),
    sessionHours: hours(1, 12),
  })
  .optional()
  .meta({
    description:
      'A role in every account, the management account among them, that reads how everything is set up and none of the ' +
      'data in it.',
  });

const deployment = z
  .strictObject({
    account: z.string().meta({
      description: 'Account that pipelines run in, which may assume the role.',
      examples: ['deployments'],
    }),
    roleName: roleName('landfall-deployment'),
    boundaryName: z
      .string()
      .regex(/^[\w+=,.@-]{1,128}$/, 'a policy name has 1 to 128 letters, digits and _+=,.@-')
      .default('landfall-deployment-boundary')
      .meta({
        description: 'Name of the permissions boundary, a policy of every account.',
        examples: ['landfall-deployment-boundary'],
      }),
    trustedRoles: trustedRoles('that account'),
    passRolePath: z
      .string()
      .regex(/^\/(?:[\w+=,.@-]+\/)+$/, 'a path begins and ends with a slash and is not / alone')
      .optional()
      .meta({
        description:
          'Path of the roles that pipelines may hand to services (`iam:PassRole`); none without it. Whoever may make ' +
          'roles there decides what pipelines can become.',
        examples: ['/workload/'],
      }),
    sessionHours: hours(1, 12),
  })
  .optional()
  .meta({
    description:
      'A role in every member account for pipelines: everything but IAM, the organization and people’s access, within a ' +
      'permissions boundary.',
  });

const breakGlass = z
  .strictObject({
    users: z
      .array(z.string().regex(/^[\w+=,.@-]{1,64}$/, 'a user name has 1 to 64 letters, digits and _+=,.@-'))
      .min(1)
      .meta({
        description:
          'IAM users of the management account for the day on which nobody can sign in otherwise. Password and MFA are ' +
          'set by hand and locked away; there are never access keys.',
        examples: [['break-glass-1', 'break-glass-2']],
      }),
    roleName: roleName('landfall-break-glass'),
    notify: z
      .array(email('Address that every use is reported to.', 'security@example.com'))
      .min(1)
      .meta({ description: 'Who learns of every use, at once.', examples: [['security@example.com']] }),
    sessionHours: hours(1, 1),
  })
  .optional()
  .meta({
    description:
      'An administrator’s role in every account that only break-glass users with fresh MFA can assume, and whose every ' +
      'use is reported.',
  });

/** `roles`: the landing zone’s own roles, the same in every account. */
export const rolesSchema = z
  .strictObject({ audit, deployment, breakGlass })
  .default({})
  .meta({ description: 'Roles that every account has, each on with its key.' });

/** `roles` after validation, with defaults. */
export type Roles = z.output<typeof rolesSchema>;
