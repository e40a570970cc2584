import { dangersOf, notAllowed } from '../../src/plan-report/danger';
import type { Action, Change } from '../../src/terraform-runs/model';
import { attribute, change, plan } from './whole';

const dangers = (stack: string, ...changes: Change[]) => dangersOf([plan(stack, changes)]);
const kinds = (stack: string, ...changes: Change[]) => dangers(stack, ...changes).map(({ kind }) => kind);
const actions: readonly Action[] = ['create', 'import', 'update', 'replace', 'destroy', 'forget', 'move'];

/** The kind of danger of each action on an address. */
const byAction = (stack: string, address: string) =>
  Object.fromEntries(actions.map((action) => [action, kinds(stack, change(address, action))[0]]));

const harmless = { create: undefined, import: undefined, update: undefined, move: undefined };

test.each<[string, string, string, Partial<Record<Action, string>>]>([
  [
    'an account',
    'accounts',
    'aws_organizations_account.account["shop"]',
    { ...harmless, replace: 'leave', destroy: 'leave', forget: 'leave' },
  ],
  [
    'an attached guardrail',
    'organization',
    'aws_organizations_policy_attachment.attachment["Root:deny"]',
    { ...harmless, replace: 'detach', destroy: 'detach', forget: 'detach' },
  ],
  [
    'a delegated administrator',
    'delegation',
    'aws_organizations_delegated_administrator.admin["sso"]',
    { ...harmless, update: 'delegation', replace: 'delegation', destroy: 'delegation', forget: 'delegation' },
  ],
  [
    'a detector',
    'guardduty',
    'aws_guardduty_detector.detector["eu-central-1"]',
    { ...harmless, replace: 'destroy', destroy: 'detection', forget: undefined },
  ],
  [
    'a trail',
    'trail',
    'aws_cloudtrail.organization',
    {
      create: undefined,
      import: undefined,
      update: 'logs',
      move: 'logs',
      replace: 'destroy',
      destroy: 'destroy',
      forget: 'logs',
    },
  ],
  [
    'anything else',
    'findings',
    'aws_sns_topic.topic',
    { ...harmless, replace: 'destroy', destroy: 'destroy', forget: undefined },
  ],
])('%s is in danger by these actions', (_, stack, address, expected) => {
  expect(byAction(stack, address)).toEqual(expected);
});

test.each([
  ['log-archive', 'aws_s3_bucket.one', 'logs'],
  ['trail', 'aws_kms_key.one', 'logs'],
  ['findings', 'aws_cloudwatch_log_group.audit', 'logs'],
  ['findings', 'aws_s3_bucket_policy.one["config"]', 'logs'],
  ['findings', 'aws_s3_bucket.findings_archive', 'logs'],
  ['findings', 'aws_s3_bucket.one', undefined],
  ['findings', 'aws_sns_topic.trail', undefined],
  ['findings', 'data_aws_s3_bucket.trail', undefined],
])('in %s, an update of %s is a danger of kind %s', (stack, address, kind) => {
  for (const action of ['update', 'forget', 'move'] as const)
    expect(kinds(stack, change(address, action))).toEqual(kind ? [kind] : []);
});

test('what another stack imports under the same type and id does not leave', () => {
  const forgotten = (id: string) =>
    plan('accounts', [change('aws_organizations_account.released', 'forget', { id })]);
  const imported = (address: string, importId: string) =>
    plan('accounts-shop', [change(address, 'import', { importId })]);
  const account = 'aws_organizations_account.account["shop"]';
  const left = (...plans: Parameters<typeof dangersOf>[0][number][]) => dangersOf(plans).length;
  expect(left(forgotten('1'), imported(account, '1'))).toBe(0);
  expect(left(forgotten('1'), imported(account, '2'))).toBe(1);
  expect(left(forgotten('1'), imported('aws_sns_topic.topic', '1'))).toBe(1);
});

test('what Terraform refuses to destroy is no danger, in its own stack', () => {
  const destroyed = change('aws_s3_bucket.trail', 'destroy');
  const problem = { summary: 'Instance cannot be destroyed', detail: '', address: 'aws_s3_bucket.trail' };
  const refused = plan('log-archive', [destroyed], { problems: [problem] as never });
  expect(dangersOf([refused, plan('findings', [destroyed])]).map(({ id }) => id)).toEqual([
    'destroy:findings/aws_s3_bucket.trail',
  ]);
  const failed = plan('log-archive', [destroyed], {
    problems: [{ ...problem, summary: 'It failed' }] as never,
  });
  expect(dangersOf([failed])).toHaveLength(1);
});

test('the worst kinds come first, and in a kind the order is that of the ids', () => {
  const all = dangers(
    'organization',
    change('aws_cloudtrail.b', 'update'),
    change('aws_cloudtrail.a', 'update'),
    change('aws_sns_topic.topic', 'destroy'),
    change('aws_organizations_account.account["shop"]', 'destroy'),
  );
  expect(all.map(({ id }) => id)).toEqual([
    'leave:organization/aws_organizations_account.account["shop"]',
    'destroy:organization/aws_sns_topic.topic',
    'logs:organization/aws_cloudtrail.a',
    'logs:organization/aws_cloudtrail.b',
  ]);
});

describe('switching off for the whole organization', () => {
  const organization = (...attributes: Change['attributes']) =>
    change('aws_organizations_organization.organization', 'update', { attributes });
  const messages = (...attributes: Change['attributes']) =>
    dangers('organization', organization(...attributes)).map(({ message }) => message);

  test('names the services and policy types that go', () => {
    expect(
      messages(
        attribute('aws_service_access_principals', ['a', 'b', 'c'], ['b']),
        attribute('enabled_policy_types', ['TAG_POLICY'], null),
        attribute('feature_set', ['ALL'], []),
      ),
    ).toEqual(['switched off for the whole organization: a, c, TAG_POLICY']);
  });

  test('is nothing where services only come, or nobody knows yet', () => {
    expect(messages(attribute('enabled_policy_types', null, ['TAG_POLICY']))).toEqual([]);
    const unknown = { name: 'enabled_policy_types', before: '["A"]', after: '(known after apply)' };
    expect(messages(unknown)).toEqual([]);
    const elsewhere = change('aws_sns_topic.topic', 'update', {
      attributes: [attribute('enabled_policy_types', ['A'], [])],
    });
    expect(dangers('organization', elsewhere)).toEqual([]);
  });
});

test('the message says what happens, and what spares a thing whose creation broke off', () => {
  const message = (address: string, action: Action, more: Partial<Change> = {}) =>
    dangers('findings', change(address, action, more)).map((danger) => danger.message);
  expect(message('aws_sns_topic.topic', 'destroy')).toEqual(['aws_sns_topic.topic is destroyed']);
  expect(message('aws_sns_topic.topic', 'replace')).toEqual([
    'aws_sns_topic.topic is destroyed and made again',
  ]);
  expect(message('aws_sns_topic.topic', 'replace', { reason: 'requested' })).toEqual([
    'aws_sns_topic.topic is destroyed and made again, because Terraform was asked to',
  ]);
  expect(message('aws_organizations_account.account["a"]', 'forget')).toEqual([
    'account a is let go of by Terraform',
  ]);
  expect(message('aws_cloudtrail.organization', 'move')).toEqual(['trail organization is changed']);
  const [tainted] = message('aws_sns_topic.topic', 'replace', { reason: 'tainted' });
  expect(tainted).toMatch(/; where AWS has it whole, .*untaint.*aws_sns_topic\.topic.* keeps it$/);
});

test('an --allow is for the whole id: a pattern that fits only inside of one allows nothing', () => {
  const all = dangers('log-archive', change('aws_s3_bucket.trail["a"]', 'destroy'));
  const left = (...allowed: string[]) => notAllowed(all, allowed).length;
  expect(left('destroy:log-archive/aws_s3_bucket.trail["a"]')).toBe(0);
  expect(left('aws_s3_bucket.trail["a"]')).toBe(1);
  expect(left('*trail["a"]')).toBe(0);
  expect(left('*trail')).toBe(1);
  expect(left('destroy:log-archive/...')).toBe(0);
  expect(left('destroy:...archive')).toBe(1);
  expect(left('log-archive/...')).toBe(1);
  expect(left('destroy:log-archive/aws_s3_bucketXtrail["a"]')).toBe(1);
  expect(left('destroy:log-archive/*.trail[*]')).toBe(0);
});
