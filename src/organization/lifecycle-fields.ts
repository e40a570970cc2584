import { z } from 'zod';

const storageClasses = [
  'STANDARD_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
] as const;

/** An S3 storage class that a lifecycle rule moves objects to. */
export type StorageClass = (typeof storageClasses)[number];

/** A number of days, from `least` to 36,500 (a hundred years). */
export const days = (least: number, description: string, example: number) =>
  z
    .int()
    .min(least)
    .max(36500, 'a hundred years are enough')
    .meta({ description, examples: [example] });

const tier = z
  .strictObject({
    afterDays: days(1, 'Age in days at which objects move; 30 at least for STANDARD_IA.', 90),
    storageClass: z
      .enum(storageClasses)
      .meta({ description: 'Where they move to.', examples: ['GLACIER_IR'] }),
  })
  .meta({ description: 'One step down in price.' });

/** `tiers`: the storage classes that objects move to by age. `usual` is the default. */
export const tiers = (usual: z.output<typeof tier>[]) =>
  z
    .array(tier)
    .default(usual)
    .meta({
      description:
        'Cheaper storage classes that objects move to with age. S3 leaves objects below 128 KB where they are ' +
        '(https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html).',
      examples: [[{ afterDays: 90, storageClass: 'GLACIER_IR' }]],
    });

/** `keepDays`: the age in days at which objects expire. `usual` is the default. */
export const keepDays = (usual: number) =>
  days(1, 'Age in days at which objects expire.', usual).default(usual);
