import { z } from 'zod';

/** `macie`: sensitive data in the buckets of every account. */
export const macieSchema = z
  .strictObject({
    autoEnable: z
      .boolean()
      .default(true)
      .meta({ description: 'Enable Macie in every account that joins later.', examples: [true] }),
    existingAccounts: z
      .boolean()
      .default(true)
      .meta({
        description:
          'Enrol every account of the file, because AWS by itself enables only accounts that join later.',
        examples: [true],
      }),
    findingPublishingFrequency: z
      .enum(['FIFTEEN_MINUTES', 'ONE_HOUR', 'SIX_HOURS'])
      .default('FIFTEEN_MINUTES')
      .meta({ description: 'How often updates of findings are sent.', examples: ['FIFTEEN_MINUTES'] }),
    exportResults: z
      .boolean()
      .default(true)
      .meta({
        description:
          'Keep discovery results in the encrypted bucket `logging.findingsBucket`; Macie itself forgets them after 90 ' +
          'days. Needs `logging`.',
        examples: [true],
      }),
    adopted: z
      .boolean()
      .default(false)
      .meta({
        description:
          'Whether Macie is on already in the administrator’s account, in every governed region, as the console does ' +
          'it when it delegates: it is imported. Take it out once applied.',
        examples: [true],
      }),
  })
  .optional()
  .meta({
    description:
      'Amazon Macie for every account, run by `delegatedAdministrators.macie`; on with `{}` ' +
      '(https://docs.aws.amazon.com/macie/latest/user/accounts-mgmt-ao.html).',
  });

/** Macie's settings. */
export type MacieSettings = NonNullable<z.output<typeof macieSchema>>;
