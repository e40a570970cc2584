import { RegionalKeys } from '../../../src/services/kms/regional-keys';
import { lakeFormationUse } from '../../../src/services/kms/users';
import { evaluate } from '../../logging/evaluate';
import { made, type } from '../../logging/stack';

const accountId = '222222222222';
const json = made((stack) => {
  new RegionalKeys(stack, 'data_lake', {
    alias: 'acme-security-lake',
    description: 'Lake',
    accountId,
    statements: [lakeFormationUse(accountId)],
    regions: ['eu-central-1', 'us-east-1'],
    formerRegions: ['eu-west-1'],
  });
});

test('each region has a key, which is rotated and never destroyed', () => {
  expect(json).toHaveResourceWithProperties(type('aws_kms_key'), {
    for_each: '${toset(["eu-central-1", "us-east-1"])}',
    region: '${each.value}',
    enable_key_rotation: true,
    deletion_window_in_days: 30,
    lifecycle: { prevent_destroy: true },
  });
  expect(json).toHaveResourceWithProperties(type('aws_kms_alias'), {
    for_each: '${toset(["eu-central-1", "us-east-1"])}',
    name: 'alias/acme-security-lake',
    target_key_id: '${aws_kms_key.data_lake_key[each.key].key_id}',
  });
});

test('a region that has left leaves its key in AWS', () => {
  const { moved, removed } = JSON.parse(json);
  expect(moved).toEqual([
    { from: 'aws_kms_key.data_lake_key["eu-west-1"]', to: 'aws_kms_key.released_eu-west-1' },
  ]);
  expect(removed).toEqual([{ from: 'aws_kms_key.released_eu-west-1', lifecycle: { destroy: false } }]);
});

test('a stack without any of them leaves all in AWS', () => {
  const without = JSON.parse(made((stack) => RegionalKeys.release(stack, 'data_lake')));
  expect(without.removed).toEqual([{ from: 'aws_kms_key.data_lake_key', lifecycle: { destroy: false } }]);
});

describe('Lake Formation reads with the key', () => {
  const name = 'aws-service-role/lakeformation.amazonaws.com/AWSServiceRoleForLakeFormationDataAccess';
  const asked = (changes: Partial<Record<'action' | 'role' | 'account' | 'via', string>> = {}) => {
    const { action = 'kms:Decrypt', role = name, account = accountId, via = 's3' } = changes;
    const principal = `arn:aws:iam::${account}:role/${role}`;
    return evaluate({
      action,
      principal,
      resource: `arn:aws:kms:eu-central-1:${accountId}:key/11111111-2222-3333-4444-555555555555`,
      account: accountId,
      resourcePolicy: JSON.parse(json).resource.aws_kms_key.data_lake_key.policy as string,
      context: {
        'aws:PrincipalArn': principal,
        'kms:CallerAccount': account,
        'kms:ViaService': `${via}.eu-central-1.amazonaws.com`,
      },
    });
  };

  test('through S3', async () => {
    expect(await asked()).toBe('Allowed');
  });

  test.each([
    { action: 'kms:Encrypt' },
    { role: 'other' },
    { account: '999999999999' },
    { via: 'secretsmanager' },
  ])('and not with %j', async (changes) => {
    expect(await asked(changes)).toBe('ImplicitlyDenied');
  });
});
