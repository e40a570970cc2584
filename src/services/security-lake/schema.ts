import { z } from 'zod';
import { keepDays, tiers } from '../../organization/lifecycle-fields';

/**
 * AWS's own sources, by the names of the API.
 * https://docs.aws.amazon.com/security-lake/latest/APIReference/API_AwsLogSourceConfiguration.html (read 2026-11-21)
 */
const sources = [
  'CLOUD_TRAIL_MGMT',
  'EKS_AUDIT',
  'LAMBDA_EXECUTION',
  'ROUTE53',
  'S3_DATA',
  'SH_FINDINGS',
  'VPC_FLOW',
  'WAF',
] as const;

/** `securityLake`: logs and findings of all accounts in one schema, for queries. */
export const securityLakeSchema = z
  .strictObject({
    sources: z
      .array(z.enum(sources))
      .min(1, 'a data lake needs a source')
      .default(['CLOUD_TRAIL_MGMT', 'EKS_AUDIT', 'LAMBDA_EXECUTION', 'ROUTE53', 'SH_FINDINGS', 'VPC_FLOW'])
      .meta({
        description:
          'What is collected from every account and region. `S3_DATA` and `WAF` are left out at first because of their ' +
          'volume. `CLOUD_TRAIL_MGMT` needs the organization trail, and `SH_FINDINGS` is empty without `securityHub` ' +
          '(https://docs.aws.amazon.com/security-lake/latest/userguide/internal-sources.html).',
        examples: [['CLOUD_TRAIL_MGMT', 'SH_FINDINGS']],
      }),
    keepDays: keepDays(365),
    tiers: tiers([]),
    rollup: z
      .boolean()
      .default(false)
      .meta({
        description:
          'Copy the data of every region to the home region, the rollup Region. AWS charges the storage again and the ' +
          'traffic between regions (https://docs.aws.amazon.com/security-lake/latest/userguide/add-rollup-region.html).',
        examples: [true],
      }),
  })
  .refine((lake) => lake.tiers.every(({ afterDays }) => afterDays < lake.keepDays), {
    message: 'objects move to a tier before they expire: afterDays is less than keepDays',
    path: ['tiers'],
  })
  .optional()
  .meta({
    description:
      'Amazon Security Lake over all accounts, run by `delegatedAdministrators.securityLake`; on with `{}` ' +
      '(https://docs.aws.amazon.com/security-lake/latest/userguide/multi-account-management.html). AWS charges by volume.',
  });

/** Security Lake's settings. */
export type SecurityLakeSettings = NonNullable<z.output<typeof securityLakeSchema>>;
