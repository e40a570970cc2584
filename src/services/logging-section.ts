import { z } from 'zod';
import { trailSchema } from './cloudtrail/schema';
import { alarmsSchema, elevatedRolesSchema, retentionDays } from './cloudwatch/schema';
import { logReadersSchema } from './iam/log-reader-schema';
import {
  accessBucketSchema,
  bucketPrefixSchema,
  configBucketSchema,
  deletionRolesSchema,
  findingsBucketSchema,
  replicationSchema,
  trailBucketSchema,
} from './s3/schema';

/** `logging`: the audit trail and its archive. It combines the schemas of several services. */
export const loggingSchema = z
  .strictObject({
    account: z.string().meta({
      description: 'Name of the account that keeps the logs, and does nothing else.',
      examples: ['log-archive'],
    }),
    trail: trailSchema(retentionDays),
    trailBucket: trailBucketSchema,
    configBucket: configBucketSchema,
    accessBucket: accessBucketSchema,
    findingsBucket: findingsBucketSchema,
    bucketPrefix: bucketPrefixSchema,
    replication: replicationSchema,
    readers: logReadersSchema,
    deletionRoles: deletionRolesSchema,
    alarms: alarmsSchema,
    elevatedRoles: elevatedRolesSchema,
  })
  .optional()
  .meta({
    description:
      'The audit trail of the organization and the buckets that keep it; `account` is enough. Alarms reach the topics of ' +
      '`notifications`.',
    examples: [{ account: 'log-archive' }],
  });

/** `logging` after validation, with defaults. */
export type LoggingSettings = NonNullable<z.output<typeof loggingSchema>>;
