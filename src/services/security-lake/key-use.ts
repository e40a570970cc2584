import type { Statement } from '../../iam-documents/policy-document';

/** How a role of the data lake uses the keys. */
export interface KeyUse {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly accountId: string;
  /** name of the keys' alias, without `alias/` */
  readonly alias: string;
  /** region, or `*` for each */
  readonly region: string;
}

/**
 * A statement for a role that uses the keys through S3, for objects of the data lake alone. The keys are told by their
 * alias, because each region has one.
 * https://docs.aws.amazon.com/security-lake/latest/userguide/add-rollup-region.html#iam-role-replication (read 2026-11-21)
 */
export const keyUse = ({ sid, actions, accountId, alias, region }: KeyUse): Statement => ({
  Sid: sid,
  Effect: 'Allow',
  Action: actions,
  Resource: `arn:aws:kms:${region}:${accountId}:key/*`,
  Condition: {
    'ForAnyValue:StringEquals': { 'kms:ResourceAliases': `alias/${alias}` },
    StringLike: {
      'kms:ViaService': `s3.${region}.amazonaws.com`,
      'kms:EncryptionContext:aws:s3:arn': `arn:aws:s3:::${dataLakeBuckets(region)}`,
    },
  },
});

/** Names of the buckets, which AWS gives: `aws-security-data-lake-<region>-<random>`. */
export const dataLakeBuckets = (region: string): string =>
  region === '*' ? 'aws-security-data-lake-*' : `aws-security-data-lake-${region}-*`;
