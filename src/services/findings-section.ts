import { z } from 'zod';
import { chatSchema } from './chatbot/schema';
import { routesSchema } from './eventbridge/schema';
import { findingSourceNames } from './registry';

/** `findings`: routes of findings to people, and the dashboard. It combines the schemas of several services. */
export const findingsSchema = z
  .strictObject({
    routes: routesSchema(findingSourceNames),
    chat: chatSchema,
    dashboard: z
      .boolean()
      .default(true)
      .meta({
        description:
          'A CloudWatch dashboard of the indicators: findings by account and age, accounts out of baseline, use of root ' +
          'users, access keys past their age. Keeps findings in a log group; needs Security Hub.',
        examples: [true],
      }),
    keepDays: z
      .literal([30, 60, 90, 120, 180, 365, 400])
      .default(90)
      .meta({ description: 'Days for which findings are kept for the dashboard.', examples: [90] }),
  })
  .optional()
  .meta({
    description:
      'Findings to the topics of `notifications`, by e-mail a person can read; on with `{}`. They leave from the account ' +
      'that runs Security Hub, which gathers the findings of every service, account and region; without it from the ' +
      'one that runs GuardDuty.',
  });

/** `findings` after validation, with defaults. */
export type FindingsSettings = NonNullable<z.output<typeof findingsSchema>>;
