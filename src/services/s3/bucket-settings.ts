import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { S3BucketObjectLockConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { ITerraformDependable, TerraformIterator } from 'cdktf';
import type { Construct } from 'constructs';
import type { Lifecycle, ObjectLock } from './schema';

/** The properties that all settings of a bucket share. */
export interface SettingProps {
  readonly forEach: TerraformIterator;
  /** expression of the bucket's name, which waits for the bucket */
  readonly bucket: string;
  readonly region?: string;
}

/** Blocks public access to the bucket. */
export const publicAccessBlock = (scope: Construct, setting: SettingProps) =>
  new S3BucketPublicAccessBlock(scope, 'public_access_block', {
    ...setting,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });

/** Objects belong to the bucket's account, whoever delivered them; ACLs are off. */
export const ownershipControls = (scope: Construct, setting: SettingProps) =>
  new S3BucketOwnershipControls(scope, 'ownership', {
    ...setting,
    rule: { objectOwnership: 'BucketOwnerEnforced' },
  });

/** Versioning: overwritten and deleted objects stay as former versions. */
export const versioning = (scope: Construct, setting: SettingProps) =>
  new S3BucketVersioningA(scope, 'versioning', {
    ...setting,
    versioningConfiguration: { status: 'Enabled' },
  });

/** Encryption of what is delivered without naming a key; a bucket key spares a KMS call an object. */
export const encryption = (scope: Construct, setting: SettingProps, kmsKeyArn?: string) =>
  new S3BucketServerSideEncryptionConfigurationA(scope, 'encryption', {
    ...setting,
    rule: [
      kmsKeyArn
        ? {
            applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: kmsKeyArn },
            bucketKeyEnabled: true,
          }
        : { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } },
    ],
  });

/** The life of objects; without `keepDays` only former versions expire, as the state of Terraform needs it. */
export type LifecycleProps = Omit<Lifecycle, 'keepDays'> & Partial<Pick<Lifecycle, 'keepDays'>>;

/**
 * Objects grow cheaper with age and expire.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_lifecycle_configuration
 */
export const lifecycleConfiguration = (
  scope: Construct,
  setting: SettingProps,
  { tiers, keepDays, keepFormerVersionsDays }: LifecycleProps,
  dependsOn: ITerraformDependable[],
) =>
  new S3BucketLifecycleConfiguration(scope, 'lifecycle', {
    ...setting,
    rule: [
      {
        id: 'age',
        status: 'Enabled',
        filter: [{}],
        transition: tiers.map(({ afterDays, storageClass }) => ({ days: afterDays, storageClass })),
        ...(keepDays !== undefined && { expiration: [{ days: keepDays }] }),
        noncurrentVersionExpiration: [{ noncurrentDays: keepFormerVersionsDays }],
        abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
      },
    ],
    dependsOn,
  });

/** Every new object is locked for some days; works on new and on existing buckets. */
export const objectLockConfiguration = (
  scope: Construct,
  setting: SettingProps,
  { mode, days }: ObjectLock,
  dependsOn: ITerraformDependable[],
) =>
  new S3BucketObjectLockConfigurationA(scope, 'object_lock', {
    ...setting,
    rule: { defaultRetention: { mode, days } },
    dependsOn,
  });

/** Access logs, written to another bucket in folders by date of the event. */
export const accessLogging = (
  scope: Construct,
  setting: SettingProps,
  target: { readonly name: string; readonly prefix: string; readonly ready: ITerraformDependable[] },
) =>
  new S3BucketLoggingA(scope, 'logging', {
    ...setting,
    targetBucket: target.name,
    targetPrefix: target.prefix,
    targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: 'EventTime' } },
    dependsOn: target.ready,
  });
