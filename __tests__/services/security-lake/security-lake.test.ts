import { policyJson } from '../../../src/iam-documents/policy-document';
import { administration } from '../../../src/services/kms/key';
import { DataLakes } from '../../../src/services/security-lake/data-lakes';
import { LogSources } from '../../../src/services/security-lake/log-sources';
import { MetastoreRole } from '../../../src/services/security-lake/metastore-role';
import { ReplicationRole } from '../../../src/services/security-lake/replication-role';
import { type SecurityLakeSettings, securityLakeSchema } from '../../../src/services/security-lake/schema';
import { evaluate } from '../../logging/evaluate';
import { made, type } from '../../logging/stack';

const accountId = '222222222222';
const alias = 'acme-security-lake';
const home = 'eu-central-1';
const others = ['eu-west-1', 'us-east-1'];
const settingsOf = (text: object): SecurityLakeSettings =>
  securityLakeSchema.parse(text) as SecurityLakeSettings;

const lake = (text: object = {}, otherRegions = others) => {
  const settings = settingsOf(text);
  return made((stack) => {
    const lakes = new DataLakes(stack, 'data_lake', {
      settings,
      homeRegion: home,
      otherRegions,
      kmsKeyId: 'key',
      metastoreRole: new MetastoreRole(stack, 'metastore_role', { accountId, alias }),
      ...(settings.rollup && {
        replicationRole: new ReplicationRole(stack, 'replication_role', {
          accountId,
          alias,
          from: otherRegions,
          to: home,
        }),
      }),
    });
    new LogSources(stack, 'log_source', {
      sources: settings.sources,
      homeRegion: home,
      regions: [home, ...otherRegions],
      dependsOn: lakes.resources,
    });
  });
};
const resourcesOf = (json: string) => JSON.parse(json).resource;

/** A data lake as Terraform reads it. */
interface Lake {
  readonly configuration: Record<string, unknown>[];
  readonly depends_on: string[];
  readonly lifecycle: unknown;
}

test('each region has a data lake, encrypted with its key and kept for a year', () => {
  const lakes = resourcesOf(lake()).aws_securitylake_data_lake;
  expect(Object.keys(lakes)).toEqual([home, ...others].map((region) => `data_lake_${region}`));
  for (const region of [home, ...others]) {
    const each = lakes[`data_lake_${region}`];
    expect(each.for_each).toBe(`\${toset(["${region}"])}`);
    expect(each.region).toBe('${each.value}');
    expect(each.meta_store_manager_role_arn).toBe('${aws_iam_role.metastore_role.arn}');
    expect(each.configuration).toEqual([
      {
        region: '${each.value}',
        encryption_configuration: [{ kms_key_id: 'key' }],
        lifecycle_configuration: [{ expiration: [{ days: 365 }], transition: [] }],
      },
    ]);
    // Without its permissions the role registers nothing, and nobody is told.
    expect(each.depends_on).toEqual(
      expect.arrayContaining([
        'aws_iam_role_policy_attachment.metastore_role_policy',
        'aws_iam_role_policy.metastore_role_key_policy',
      ]),
    );
  }
});

test('data moves to the tiers of the file', () => {
  const text = { keepDays: 730, tiers: [{ afterDays: 90, storageClass: 'GLACIER_IR' }] };
  for (const each of Object.values<Lake>(resourcesOf(lake(text)).aws_securitylake_data_lake))
    expect(each.configuration[0]?.lifecycle_configuration).toEqual([
      { expiration: [{ days: 730 }], transition: [{ days: 90, storage_class: 'GLACIER_IR' }] },
    ]);
});

test('the other regions copy to the home region, and only they', () => {
  const { [`data_lake_${home}`]: first, ...rest } = resourcesOf(
    lake({ rollup: true }),
  ).aws_securitylake_data_lake;
  for (const each of Object.values<Lake>(rest)) {
    expect(each.configuration[0]?.replication_configuration).toEqual([
      { role_arn: '${aws_iam_role.replication_role.arn}', regions: [home] },
    ]);
    expect(each.depends_on).toContain('aws_iam_role_policy.replication_role_policy');
  }
  expect(first.configuration[0].replication_configuration).toBeUndefined();
});

test('one data lake is made after the other, that of the home region first, because AWS refuses two at once', () => {
  const lakes = resourcesOf(lake()).aws_securitylake_data_lake;
  const before = (region: string) =>
    lakes[`data_lake_${region}`].depends_on.filter((address: string) =>
      address.startsWith('aws_securitylake_data_lake.'),
    );
  expect(before(home)).toEqual([]);
  expect(before('eu-west-1')).toEqual([`aws_securitylake_data_lake.data_lake_${home}`]);
  expect(before('us-east-1')).toEqual(['aws_securitylake_data_lake.data_lake_eu-west-1']);
});

test('a data lake that was imported is not deleted and made again for its role, which AWS does not give back', () => {
  for (const each of Object.values<Lake>(resourcesOf(lake()).aws_securitylake_data_lake))
    expect(each.lifecycle).toEqual({ ignore_changes: ['meta_store_manager_role_arn'] });
});

test('each source collects in all regions and from all accounts, once the data lakes are there', () => {
  const { log_source: source } = resourcesOf(
    lake({ sources: ['VPC_FLOW', 'WAF'] }),
  ).aws_securitylake_aws_log_source;
  expect(source).toMatchObject({
    for_each: '${toset(["VPC_FLOW", "WAF"])}',
    region: home,
    depends_on: [home, ...others].map((region) => `aws_securitylake_data_lake.data_lake_${region}`),
  });
  expect(source.source).toEqual([
    { source_name: '${each.value}', source_version: '2.0', regions: [home, ...others] },
  ]);
});

describe('the file', () => {
  test('leaves the sources of high volume out at first', () => {
    expect(settingsOf({}).sources).not.toContain('S3_DATA');
    expect(settingsOf({}).sources).not.toContain('WAF');
    expect(settingsOf({}).rollup).toBe(false);
  });

  test.each([
    [{ sources: [] }, 'a data lake needs a source'],
    [
      { keepDays: 90, tiers: [{ afterDays: 90, storageClass: 'GLACIER_IR' }] },
      'objects move to a tier before they expire: afterDays is less than keepDays',
    ],
  ])('%j is refused', (text, message) => {
    const { error } = securityLakeSchema.safeParse(text);
    expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});

type Context = Record<string, string | string[]>;

/** Asks for something with a role's policy, for keys by a key policy that lets IAM decide, as those of the data lake do. */
const asksWith =
  (identityPolicy: string) =>
  (action: string, resource: string, context: Context): Promise<string> =>
    evaluate({
      principal: `arn:aws:iam::${accountId}:role/service-role/somebody`,
      action,
      resource,
      account: accountId,
      context,
      identityPolicy,
      ...(action.startsWith('kms:') && { resourcePolicy: policyJson([administration(accountId)]) }),
    });

const key = (region: string) => `arn:aws:kms:${region}:${accountId}:key/11111111-2222-3333-4444-555555555555`;
const through = (region: string, changes: Context = {}): Context => ({
  'kms:ViaService': `s3.${region}.amazonaws.com`,
  'kms:EncryptionContext:aws:s3:arn': `arn:aws:s3:::aws-security-data-lake-${region}-abc/x`,
  'kms:ResourceAliases': [`alias/${alias}`],
  ...changes,
});
const [allowed, denied] = ['Allowed', 'ImplicitlyDenied'];

describe('the role of the Meta Store Manager', () => {
  const json = lake();
  const ask = asksWith(resourcesOf(json).aws_iam_role_policy.metastore_role_key_policy.policy);
  const use = (action: string, changes: Context = {}) =>
    ask(action, key('us-east-1'), through('us-east-1', changes));

  test('has the name and path that AWS’s permissions name, for Lambda alone', () => {
    expect(json).toHaveResourceWithProperties(type('aws_iam_role'), {
      name: 'AmazonSecurityLakeMetaStoreManagerV2',
      path: '/service-role/',
    });
    const { assume_role_policy: trust } = resourcesOf(json).aws_iam_role.metastore_role;
    expect(JSON.parse(trust).Statement[0].Principal).toEqual({ Service: 'lambda.amazonaws.com' });
    expect(json).toHaveResourceWithProperties(type('aws_iam_role_policy_attachment'), {
      policy_arn: 'arn:aws:iam::aws:policy/service-role/AmazonSecurityLakeMetastoreManager',
    });
  });

  test.each(['kms:Decrypt', 'kms:GenerateDataKey'])(
    'may %s with the keys of the data lake, through S3',
    async (action) => {
      expect(await use(action)).toBe(allowed);
    },
  );

  test.each<Context>([
    { 'kms:ResourceAliases': ['alias/other'] },
    { 'kms:ViaService': 'sqs.us-east-1.amazonaws.com' },
    { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::other/x' },
  ])('and not with %j', async (changes) => {
    expect(await use('kms:Decrypt', changes)).toBe(denied);
  });
});

describe('the role that copies', () => {
  const json = resourcesOf(lake({ rollup: true }));
  const ask = asksWith(json.aws_iam_role_policy.replication_role_policy.policy);
  const touch = (action: string, bucket: string, account = accountId) =>
    ask(action, `arn:aws:s3:::${bucket}/x`, { 's3:ResourceAccount': account });
  const bucket = (region: string) => `aws-security-data-lake-${region}-abc`;
  const use = (action: string, region: string, changes: Context = {}) =>
    ask(action, key(region), through(region, changes));

  test('is assumed by S3 for buckets of the data lake in this account', () => {
    const { name, path, assume_role_policy: trust } = json.aws_iam_role.replication_role;
    expect([path, name]).toEqual(['/service-role/', 'AmazonSecurityLakeS3ReplicationRole']);
    expect(JSON.parse(trust).Statement[0]).toMatchObject({
      Principal: { Service: 's3.amazonaws.com' },
      Condition: {
        StringEquals: { 'aws:SourceAccount': accountId },
        ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::aws-security-data-lake-*' },
      },
    });
  });

  test('reads in the contributing Regions and writes in the rollup Region', async () => {
    expect(await touch('s3:GetObjectVersionForReplication', bucket('us-east-1'))).toBe(allowed);
    expect(await touch('s3:GetObjectVersionForReplication', bucket(home))).toBe(denied);
    expect(await touch('s3:ReplicateObject', bucket(home))).toBe(allowed);
    expect(await touch('s3:ReplicateObject', bucket('us-east-1'))).toBe(denied);
    expect(await touch('s3:ReplicateObject', 'other')).toBe(denied);
    expect(await touch('s3:ReplicateObject', bucket(home), '999999999999')).toBe(denied);
  });

  test('decrypts with the keys of the first and encrypts with that of the second', async () => {
    expect(await use('kms:Decrypt', 'us-east-1')).toBe(allowed);
    expect(await use('kms:Decrypt', home)).toBe(denied);
    expect(await use('kms:Encrypt', home)).toBe(allowed);
    expect(await use('kms:Encrypt', 'us-east-1')).toBe(denied);
    expect(await use('kms:Encrypt', home, { 'kms:ResourceAliases': ['alias/other'] })).toBe(denied);
  });
});
