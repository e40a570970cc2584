/** The purposes of buckets in the log archive. */
export const bucketPurposes = ['trail', 'config', 'access', 'detect'] as const;

/** The purposes whose buckets are replicated to another region. */
export const repeatedPurposes = ['trail', 'config'] as const;

/** One of `trail` (CloudTrail), `config` (AWS Config), `access` (S3 server access logs) and `detect` (exported findings). */
export type BucketPurpose = (typeof bucketPurposes)[number];

/** The place of a bucket in the log archive. */
export interface BucketPlace {
  /** `logging.bucketPrefix`, or the organization's name */
  readonly prefix: string;
  /** the log archive's account, as a value or an expression */
  readonly accountId: string;
  readonly region: string;
}

/**
 * Name of a bucket in the log archive: derived, so that whoever delivers there needs no state. The account's id keeps
 * others from taking the name first, the region tells a replica from its source.
 */
export const logBucketName = ({ prefix, accountId, region }: BucketPlace, purpose: BucketPurpose): string =>
  `${prefix}-${purpose}-${accountId}-${region}`;

/** The bucket that the delivery channels of AWS Config write to, from every account and region. */
export const configBucketName = (place: BucketPlace): string => logBucketName(place, 'config');

/** Characters that a prefix may have for every name to fit S3's 63: `-config-`, an account's id, a region's code. */
export const longestPrefix = (longestRegion: number): number =>
  63 - '-config-'.length - 12 - 1 - longestRegion;

/** The name of the state bucket's replica: the bucket's name, cut to S3's limit of 63 characters, and the region. */
export const stateReplicaName = (bucket: string, region: string): string =>
  `${bucket.slice(0, 62 - region.length).replace(/[.-]+$/, '')}-${region}`;
