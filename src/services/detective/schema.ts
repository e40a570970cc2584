import { z } from 'zod';

/** `detective`: investigation of findings over all accounts. */
export const detectiveSchema = z
  .strictObject({
    autoEnable: z
      .boolean()
      .default(true)
      .meta({ description: 'Add every account that joins later to the behavior graph.', examples: [true] }),
    existingAccounts: z
      .boolean()
      .default(true)
      .meta({
        description:
          'Enrol every account of the file, because AWS by itself adds only accounts that join later.',
        examples: [true],
      }),
  })
  .optional()
  .meta({
    description:
      'Amazon Detective for every account, run by `delegatedAdministrators.detective`; on with `{}` ' +
      '(https://docs.aws.amazon.com/detective/latest/userguide/accounts-orgs-transition.html). AWS charges by volume.',
  });

/** Detective's settings. */
export type DetectiveSettings = NonNullable<z.output<typeof detectiveSchema>>;
