import { z } from 'zod';

const metrics = (what: string) =>
  z
    .boolean()
    .default(false)
    .meta({ description: `${what}; AWS charges for it.`, examples: [true] });

/** `storageLens`: what lies in S3, over all accounts. */
export const storageLensSchema = z
  .strictObject({
    activityMetrics: metrics('Requests and bytes moved'),
    costOptimizationMetrics: metrics('Advanced cost metrics, such as incomplete multipart uploads'),
    dataProtectionMetrics: metrics('Advanced data-protection metrics, such as replication rules'),
    statusCodeMetrics: metrics('Counts by HTTP status'),
    cloudWatchMetrics: metrics('Publish the metrics to CloudWatch; needs one of the others'),
  })
  .refine(
    (on) =>
      !on.cloudWatchMetrics ||
      on.activityMetrics ||
      on.costOptimizationMetrics ||
      on.dataProtectionMetrics ||
      on.statusCodeMetrics,
    { message: 'cloudWatchMetrics needs one of the advanced metrics', path: ['cloudWatchMetrics'] },
  )
  .optional()
  .meta({
    description:
      'S3 Storage Lens over the organization, run by `delegatedAdministrators.storageLens`; on with `{}`, free of ' +
      'charge as long as no advanced metrics are on (https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage_lens_with_organizations.html).',
  });

/** Storage Lens's settings. */
export type StorageLensSettings = NonNullable<z.output<typeof storageLensSchema>>;
