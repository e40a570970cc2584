import { HardenedBucket } from '../../../src/services/s3/hardened-bucket';
import { Replication } from '../../../src/services/s3/replication';
import { made, type } from '../../logging/stack';

const lifecycle = { tiers: [], keepDays: 2557, keepFormerVersionsDays: 365 };
const json = made((stack) => {
  const common = { statements: [], lifecycle, kmsKeyArn: 'arn:aws:kms:key' };
  const source = new HardenedBucket(stack, 'trail', { ...common, name: 'logs' });
  const replica = new HardenedBucket(stack, 'trail_replica', {
    ...common,
    name: 'copy',
    region: 'eu-west-1',
  });
  new Replication(stack, 'trail_replication', {
    what: 'trail logs',
    roleName: 'acme-trail-replication',
    accountId: '222222222222',
    source,
    sourceRegion: 'eu-central-1',
    sourceKeyArn: 'arn:aws:kms:source',
    replica,
    replicaRegion: 'eu-west-1',
    replicaKeyArn: 'arn:aws:kms:replica',
  });
});

describe('replication', () => {
  test('repeats everything, encrypted with the key of the other region, but no deletion', () => {
    expect(json).toHaveResourceWithProperties(type('aws_s3_bucket_replication_configuration'), {
      rule: [
        {
          id: 'everything',
          priority: 0,
          status: 'Enabled',
          filter: {},
          delete_marker_replication: { status: 'Disabled' },
          source_selection_criteria: { sse_kms_encrypted_objects: { status: 'Enabled' } },
          destination: {
            bucket: 'arn:aws:s3:::copy',
            encryption_configuration: { replica_kms_key_id: 'arn:aws:kms:replica' },
          },
        },
      ],
    });
  });

  test('waits for versioning on both sides', () => {
    const { trail_replication } = JSON.parse(json).resource.aws_s3_bucket_replication_configuration;
    expect(trail_replication.depends_on).toEqual(
      expect.arrayContaining([
        'aws_s3_bucket_versioning.trail_versioning',
        'aws_s3_bucket_versioning.trail_replica_versioning',
      ]),
    );
  });

  test('everything of the replica is in the other region', () => {
    const { resource } = JSON.parse(json);
    const blocks = Object.values<Record<string, { region?: string }>>(resource).flatMap(Object.entries);
    const ofReplica = blocks.filter(([id]) => /^trail_replica(?!tion)/.test(id));
    expect(ofReplica.length).toBeGreaterThan(5);
    expect(ofReplica.filter(([, { region }]) => region !== 'eu-west-1')).toEqual([]);
  });

  test('only S3 takes the role, for this one bucket', () => {
    const { assume_role_policy } = JSON.parse(json).resource.aws_iam_role.trail_replication_role;
    expect(JSON.parse(assume_role_policy).Statement[0].Condition).toEqual({
      StringEquals: { 'aws:SourceAccount': '222222222222' },
      ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::logs' },
    });
  });
});
