import type { Account } from '../../../src/organization/model';
import { MacieAccounts, OrganizationDiscovery, ResultsExport } from '../../../src/services/macie/discovery';
import { MacieMembers } from '../../../src/services/macie/members';
import { type MacieSettings, macieSchema } from '../../../src/services/macie/schema';
import { made, type } from '../../logging/stack';

const regions = ['eu-central-1', 'us-east-1'];
const settings = macieSchema.parse({}) as MacieSettings;
const account = (name: string, more: object = {}) =>
  ({
    name,
    email: `${name}@acme.example`,
    id: '123456789012',
    state: 'active',
    stack: 'accounts',
    adopted: false,
    ...more,
  }) as unknown as Account;
const members = (present: Account[], departed: Account[] = []) =>
  made((stack) => {
    const accountId = ({ id }: Account) => id ?? '';
    new MacieMembers(stack, 'member', { accounts: { present, departed }, regions, accountId });
  });

test('one line enables Macie in every account that joins later', () => {
  const json = made((stack) => {
    const accounts = new MacieAccounts(stack, 'account', { settings, regions });
    new OrganizationDiscovery(stack, 'organization', { settings, regions, dependsOn: [accounts.resource] });
    new ResultsExport(stack, 'results', {
      regions,
      bucketName: 'acme-detect',
      kmsKeyArn: 'arn:aws:kms:key',
      dependsOn: [accounts.resource],
    });
  });
  expect(json).toHaveResourceWithProperties(type('aws_macie2_account'), {
    status: 'ENABLED',
    finding_publishing_frequency: 'FIFTEEN_MINUTES',
  });
  expect(json).toHaveResourceWithProperties(type('aws_macie2_organization_configuration'), {
    auto_enable: true,
    depends_on: ['aws_macie2_account.account'],
  });
  expect(json).toHaveResourceWithProperties(type('aws_macie2_classification_export_configuration'), {
    s3_destination: { bucket_name: 'acme-detect', key_prefix: 'macie', kms_key_arn: 'arn:aws:kms:key' },
  });
});

test('an account that exists is a member in each region', () => {
  const { locals, resource } = JSON.parse(members([account('shop')]));
  expect(Object.keys(locals.member_entries)).toEqual(['shop/eu-central-1', 'shop/us-east-1']);
  expect(resource.aws_macie2_member.member.account_id).toBe('${local.member_account_ids[each.value.name]}');
});

test('a suspended account is let go of without a call that AWS would refuse', () => {
  const json = JSON.parse(members([account('shop', { state: 'suspended' })]));
  expect(json.locals.member_entries).toEqual({});
  expect(json.removed[0].lifecycle).toEqual({ destroy: false });
  expect(json.moved[0].from).toBe('aws_macie2_member.member["shop/eu-central-1"]');
});

test('an account that moves to another state is imported there and let go of here', () => {
  const arrived = account('shop', { stack: 'accounts-shop', formerStack: 'accounts' });
  expect(JSON.parse(members([arrived])).import[0].for_each).toEqual({
    'shop/eu-central-1': '123456789012@eu-central-1',
    'shop/us-east-1': '123456789012@us-east-1',
  });
  expect(JSON.parse(members([], [arrived])).removed).toHaveLength(2);
});

test('a renamed account keeps its membership', () => {
  const { moved } = JSON.parse(members([account('shop', { formerName: 'store' })]));
  expect(moved).toContainEqual({
    from: 'aws_macie2_member.member["store/us-east-1"]',
    to: 'aws_macie2_member.member["shop/us-east-1"]',
  });
});
