import { z } from 'zod';

const on = (description: string) =>
  z
    .boolean()
    .default(true)
    .meta({ description, examples: [true] });

/** `passwordPolicy`: what passwords of IAM users must be, `aws_iam_account_password_policy`. */
export const passwordPolicySchema = z
  .strictObject({
    minimumLength: z
      .int()
      .min(6)
      .max(128)
      .default(14)
      .meta({ description: 'Fewest characters, 6 to 128.', examples: [14] }),
    requireLowercase: on('Whether a lower-case letter must be in it.'),
    requireUppercase: on('Whether an upper-case letter must be in it.'),
    requireNumbers: on('Whether a digit must be in it.'),
    requireSymbols: on('Whether a symbol must be in it.'),
    maxAgeDays: z
      .int()
      .min(0)
      .max(1095)
      .default(90)
      .meta({ description: 'Days after which it expires, 1 to 1095; 0 for never.', examples: [90] }),
    reusePrevention: z
      .int()
      .min(1)
      .max(24)
      .default(24)
      .meta({ description: 'Number of former passwords that are refused, 1 to 24.', examples: [24] }),
    allowUsersToChange: on('Whether users may change their own.'),
    hardExpiry: z
      .boolean()
      .default(false)
      .meta({
        description: 'Whether an expired one can only be reset by an administrator.',
        examples: [false],
      }),
  })
  .optional()
  .meta({
    description:
      'Password policy of IAM users; on with `{}`, with the values of the CIS benchmark ' +
      '(https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html).',
  });

/** `passwordPolicy` after validation, with defaults. */
export type PasswordPolicy = NonNullable<z.output<typeof passwordPolicySchema>>;
