import { HardenedBucket, type HardenedBucketProps } from '../../../src/services/s3/hardened-bucket';
import { protection } from '../../../src/services/s3/protection';
import { made, type } from '../../logging/stack';

const statements = protection({
  bucketArn: 'arn:aws:s3:::logs',
  organizationId: 'o-ab12cd34ef',
  deletionRoles: [],
  terraformRole: 'arn:aws:iam::222222222222:role/terraform',
});
const lifecycle = {
  tiers: [{ afterDays: 90, storageClass: 'GLACIER_IR' as const }],
  keepDays: 2557,
  keepFormerVersionsDays: 365,
};
const bucket = (props: Partial<HardenedBucketProps> = {}) =>
  made((stack) => {
    const access = new HardenedBucket(stack, 'access', { name: 'access-logs', statements, lifecycle });
    const all = {
      name: 'logs',
      statements,
      lifecycle,
      kmsKeyArn: 'arn:aws:kms:key',
      accessLogs: access,
      ...props,
    };
    new HardenedBucket(stack, 'trail', all);
  });
const only = { for_each: '${toset(["trail"])}', bucket: '${aws_s3_bucket.trail[each.key].id}' };
const none = '${toset([])}';

describe('a hardened bucket', () => {
  const json = bucket();

  test('is kept on destroy, and nothing empties it', () => {
    expect(json).toHaveResourceWithProperties(type('aws_s3_bucket'), {
      bucket: 'logs',
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
  });

  test('cannot be made public', () => {
    expect(json).toHaveResourceWithProperties(type('aws_s3_bucket_public_access_block'), {
      ...only,
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });

  test('owns what others deliver', () => {
    expect(json).toHaveResourceWithProperties(type('aws_s3_bucket_ownership_controls'), {
      ...only,
      rule: { object_ownership: 'BucketOwnerEnforced' },
    });
  });

  test('keeps former versions', () => {
    expect(json).toHaveResourceWithProperties(type('aws_s3_bucket_versioning'), {
      ...only,
      versioning_configuration: { status: 'Enabled' },
    });
  });

  test('is encrypted with its key, with a bucket key', () => {
    expect(json).toHaveResourceWithProperties(type('aws_s3_bucket_server_side_encryption_configuration'), {
      ...only,
      rule: [
        {
          apply_server_side_encryption_by_default: {
            sse_algorithm: 'aws:kms',
            kms_master_key_id: 'arn:aws:kms:key',
          },
          bucket_key_enabled: true,
        },
      ],
    });
  });

  test('lets objects grow cheaper and expire', () => {
    expect(json).toHaveResourceWithProperties(type('aws_s3_bucket_lifecycle_configuration'), {
      ...only,
      rule: [
        {
          id: 'age',
          status: 'Enabled',
          filter: [{}],
          transition: [{ days: 90, storage_class: 'GLACIER_IR' }],
          expiration: [{ days: 2557 }],
          noncurrent_version_expiration: [{ noncurrent_days: 365 }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        },
      ],
    });
  });

  test('has its accesses logged in a folder of its own', () => {
    expect(json).toHaveResourceWithProperties(type('aws_s3_bucket_logging'), {
      ...only,
      target_bucket: 'access-logs',
      target_prefix: 'trail/',
    });
  });

  test('gets its policy when it is closed to the public', () => {
    expect(json).toHaveResourceWithProperties(type('aws_s3_bucket_policy'), {
      ...only,
      depends_on: [
        'aws_s3_bucket_public_access_block.trail_public_access_block',
        'aws_s3_bucket_ownership_controls.trail_ownership',
      ],
    });
  });

  test('has no object lock unless it is asked for', () => {
    expect(json).not.toHaveResource(type('aws_s3_bucket_object_lock_configuration'));
    expect(bucket({ objectLock: { mode: 'COMPLIANCE', days: 365 } })).toHaveResourceWithProperties(
      type('aws_s3_bucket_object_lock_configuration'),
      { ...only, rule: { default_retention: { mode: 'COMPLIANCE', days: 365 } } },
    );
  });

  test('without a key it is encrypted by S3, for access logs', () => {
    expect(json).toHaveResourceWithProperties(type('aws_s3_bucket_server_side_encryption_configuration'), {
      bucket: '${aws_s3_bucket.access[each.key].id}',
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }],
    });
  });
});

describe('a bucket that is not wanted any more', () => {
  test('keeps its block, so that prevent_destroy still holds', () => {
    expect(bucket({ state: 'absent' })).toHaveResourceWithProperties(type('aws_s3_bucket'), {
      bucket: 'logs',
      for_each: none,
      lifecycle: { prevent_destroy: true },
    });
  });

  test('is let go of with every setting that protects it, and nothing is destroyed', () => {
    const { resource, moved, removed } = JSON.parse(bucket({ state: 'released' }));
    const types = Object.entries<Record<string, unknown>>(resource)
      .filter(([, blocks]) => Object.keys(blocks).some((id) => id.startsWith('trail')))
      .map(([type]) => type);
    expect(moved.map(({ from }: { from: string }) => from.split('.')[0]).sort()).toEqual(types.sort());
    expect(removed).toHaveLength(types.length);
    expect(removed.every(({ lifecycle: { destroy } }: { lifecycle: { destroy: boolean } }) => !destroy)).toBe(
      true,
    );
  });
});
