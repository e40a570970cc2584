import { z } from 'zod';
import { region } from '../../organization/fields';
import { days, keepDays, type StorageClass, tiers } from '../../organization/lifecycle-fields';

/** The lifecycle of logged objects. The defaults of `keepDays` and the first tier differ by bucket. */
const lifecycle = (usualDays: number, tierAfterDays?: number) => ({
  tiers: tiers(tierAfterDays ? [{ afterDays: tierAfterDays, storageClass: 'GLACIER_IR' }] : []),
  keepDays: keepDays(usualDays),
  keepFormerVersionsDays: days(
    1,
    'Days for which a version is kept after it was overwritten; nothing overwrites a log in the ordinary course.',
    365,
  ).default(365),
});

/** `released`: Terraform forgets a bucket and leaves it in AWS. */
const state = z
  .enum(['active', 'released'])
  .default('active')
  .meta({
    description:
      '`active`; `released`: Terraform lets go of the bucket and of all its settings without touching them. Terraform ' +
      'never deletes a log bucket; taking one out of the file is refused until this was applied.',
    examples: ['active'],
  });

const objectLock = z
  .strictObject({
    mode: z.enum(['COMPLIANCE', 'GOVERNANCE']).meta({
      description:
        '`COMPLIANCE`: nobody deletes a locked object, the root user included, and nobody shortens the time; ' +
        '`GOVERNANCE`: the roles in `logging.deletionRoles` may.',
      examples: ['COMPLIANCE'],
    }),
    days: days(1, 'Days for which each new object is locked.', 365),
  })
  .optional()
  .meta({
    description:
      'Write once, read many: every new object is locked for some days. Can be added to an existing bucket and never ' +
      'be taken away again (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html).',
  });

/** `logging.trailBucket`: where CloudTrail delivers. */
export const trailBucketSchema = z
  .strictObject({ ...lifecycle(2557, 90), objectLock, state })
  .prefault({})
  .meta({ description: 'The bucket that the trail delivers to; seven years by default.' });

/** `logging.configBucket`: where AWS Config of all accounts delivers. */
export const configBucketSchema = z
  .strictObject({ ...lifecycle(2557, 90), state })
  .prefault({})
  .meta({
    description:
      'The bucket that AWS Config of every account and region delivers to; seven years by default. It takes no object ' +
      'lock, because AWS Config does not deliver to a bucket with default retention ' +
      '(https://docs.aws.amazon.com/config/latest/developerguide/manage-delivery-channel.html).',
  });

/** `logging.findingsBucket`: where GuardDuty and Macie export to. */
export const findingsBucketSchema = z
  .strictObject({ ...lifecycle(2557, 90), objectLock, state })
  .prefault({})
  .meta({
    description:
      'The bucket that keeps GuardDuty’s findings and Macie’s discovery results, where those are on; seven years by default.',
  });

/** `logging.accessBucket`: access logs of the other log buckets. */
export const accessBucketSchema = z
  .strictObject({ ...lifecycle(400), state })
  .prefault({})
  .meta({
    description:
      'The bucket for the server access logs of the others: who read which log, when. S3 delivers there only with its ' +
      'own encryption (SSE-S3) and without object lock ' +
      '(https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html).',
  });

/** `logging.replication`: replicas of the logs in another region. */
export const replicationSchema = z
  .strictObject({
    region: region('Region that the trail and Config buckets are repeated in, with keys of its own.'),
    state,
  })
  .optional()
  .meta({
    description:
      'A second copy of the trail and Config buckets in another region, in the log archive’s account. Costs the storage ' +
      'again and the traffic between regions (https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html).',
  });

/** `logging.bucketPrefix`: prefix of the buckets' names. */
export const bucketPrefixSchema = z
  .string()
  .regex(
    /^(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9](?:[a-z0-9-]{1,31}[a-z0-9])$/,
    'a prefix has 3 to 33 lower-case letters, digits and hyphens',
  )
  .optional()
  .meta({
    description:
      'Beginning of the names of the log buckets, `<prefix>-trail-<account>-<region>`; the organization’s name where none ' +
      'is given. The names of buckets cannot be changed later.',
    examples: ['acme'],
  });

/** `logging.deletionRoles`: roles that may delete logs. */
export const deletionRolesSchema = z
  .array(z.string().regex(/^[\w+=,.@-]{1,64}$/, 'a role name has 1 to 64 letters, digits and _+=,.@-'))
  .default([])
  .meta({
    description:
      'Names of roles in the log archive’s account that may delete logs, where no object lock in mode COMPLIANCE keeps ' +
      'them; without any, nobody may, administrators included. Lifecycle rules expire logs all the same.',
    examples: [['log-custodian']],
  });

/** The lifecycle settings of a bucket's objects. */
export interface Lifecycle {
  readonly tiers: readonly {
    readonly afterDays: number;
    readonly storageClass: StorageClass;
  }[];
  readonly keepDays: number;
  readonly keepFormerVersionsDays: number;
}

/** How long every new object is locked. */
export type ObjectLock = NonNullable<z.output<typeof objectLock>>;
