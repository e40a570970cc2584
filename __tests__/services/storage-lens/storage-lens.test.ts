import { StorageLens } from '../../../src/services/storage-lens/dashboard';
import { type StorageLensSettings, storageLensSchema } from '../../../src/services/storage-lens/schema';
import { made, type } from '../../logging/stack';

test('one dashboard looks at the whole organization, free of charge unless advanced metrics are on', () => {
  const json = made((stack) => {
    new StorageLens(stack, 'storage_lens', {
      settings: storageLensSchema.parse({}) as StorageLensSettings,
      organizationArn: 'arn:aws:organizations::1:organization/o-1',
    });
  });
  const { storage_lens_configuration: lens } =
    JSON.parse(json).resource.aws_s3control_storage_lens_configuration.storage_lens;
  expect(json).toHaveResourceWithProperties(type('aws_s3control_storage_lens_configuration'), {
    config_id: 'organization',
  });
  expect(lens.aws_org).toEqual({ arn: 'arn:aws:organizations::1:organization/o-1' });
  expect(lens.account_level.activity_metrics).toEqual({ enabled: false });
  expect(lens.data_export).toBeUndefined();
});

test('publishing to CloudWatch needs something to publish', () => {
  expect(storageLensSchema.safeParse({ cloudWatchMetrics: true }).success).toBe(false);
});

test.each([
  ['activityMetrics', 'activity_metrics'],
  ['costOptimizationMetrics', 'advanced_cost_optimization_metrics'],
  ['dataProtectionMetrics', 'advanced_data_protection_metrics'],
  ['statusCodeMetrics', 'detailed_status_code_metrics'],
])('%s switches on %s alone, for accounts and for buckets', (key, block) => {
  const json = made((stack) => {
    new StorageLens(stack, 'storage_lens', {
      settings: storageLensSchema.parse({ [key]: true }) as StorageLensSettings,
      organizationArn: 'arn:aws:organizations::1:organization/o-1',
    });
  });
  const { account_level: account } =
    JSON.parse(json).resource.aws_s3control_storage_lens_configuration.storage_lens
      .storage_lens_configuration;
  const { bucket_level: bucket, ...rest } = account;
  for (const level of [rest, bucket]) {
    const on = Object.entries(level as Record<string, { enabled: boolean }>).filter(
      ([, { enabled }]) => enabled,
    );
    expect(on.map(([name]) => name)).toEqual([block]);
  }
});
