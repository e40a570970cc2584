import { z } from 'zod';

const values = (description: string) =>
  z
    .array(z.string())
    .min(1)
    .max(20)
    .optional()
    .meta({ description, examples: [['AWS::S3::Bucket']] });

const criterion = z
  .strictObject({
    eq: values('Equal to any of these.'),
    neq: values('Equal to none of these.'),
    contains: values('Contains any of these.'),
    exists: z
      .boolean()
      .optional()
      .meta({ description: 'Whether the property is there at all.', examples: [true] }),
  })
  .refine((given) => Object.values(given).some((value) => value !== undefined), 'a criterion needs a value');

/** `accessAnalyzer`: findings on external access and on unused access. */
export const accessAnalyzerSchema = z
  .strictObject({
    externalAccess: z
      .boolean()
      .default(true)
      .meta({
        description:
          'Find resources that are shared with somebody outside of the organization, in every governed region.',
        examples: [true],
      }),
    unusedAccess: z
      .union([
        z.literal(false),
        z.strictObject({
          days: z
            .int()
            .min(1)
            .max(365)
            .default(90)
            .meta({ description: 'Days without use after which access counts as unused.', examples: [90] }),
          excludedAccounts: z
            .array(z.string())
            .default([])
            .meta({ description: 'Accounts left out, by name.', examples: [['sandbox-1']] }),
        }),
      ])
      .default({ days: 90, excludedAccounts: [] })
      .meta({
        description:
          'Find roles, users, keys and permissions that nobody uses, once for all regions, in the home region. ' +
          'AWS charges for every role and user analysed; `false` switches it off.',
        examples: [{ days: 60 }],
      }),
    managementAccount: z
      .boolean()
      .default(true)
      .meta({
        description:
          'An analyzer of the management account’s own in every governed region, which also finds what is shared ' +
          'with other accounts of the organization.',
        examples: [true],
      }),
    archiveRules: z
      .record(
        z
          .string()
          .regex(/^[A-Za-z][A-Za-z0-9_.-]{0,254}$/, 'a rule name begins with a letter; letters, digits, _.-'),
        z.strictObject({
          analyzer: z
            .enum(['externalAccess', 'unusedAccess'])
            .default('externalAccess')
            .meta({ description: 'The analyzer that it belongs to.', examples: ['externalAccess'] }),
          filter: z
            .record(z.string(), criterion)
            .refine((filter) => Object.keys(filter).length > 0, 'a rule needs a criterion')
            .meta({
              description:
                'Criteria by property; all must hold ' +
                '(https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-filter-keys.html).',
              examples: [{ 'principal.AWS': { eq: ['123456789012'] } }],
            }),
        }),
      )
      .default({})
      .meta({ description: 'Findings archived by themselves, by the name of the rule.' }),
  })
  .optional()
  .meta({
    description:
      'IAM Access Analyzer for the organization, run by `delegatedAdministrators.accessAnalyzer`; on with `{}` ' +
      '(https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html).',
  });

/** Access Analyzer's settings. */
export type AccessAnalyzerSettings = NonNullable<z.output<typeof accessAnalyzerSchema>>;
