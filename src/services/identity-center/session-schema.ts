import { z } from 'zod';
import { text } from '../../organization/fields';
import { isSessionDuration } from './session-duration';

/** How long a session lasts. */
export const sessionDuration = (description: string, example = 'PT4H') =>
  z
    .string()
    .refine(isSessionDuration, 'a session lasts PT1H to PT12H, as ISO 8601 writes hours and minutes')
    .meta({ description, examples: [example] });

/** A kind of session. */
export const session = z
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

/** What is different on the management account. */
export const managementAccess = z
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
