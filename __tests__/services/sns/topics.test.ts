import { notificationsSchema } from '../../../src/services/sns/schema';
import { Topics } from '../../../src/services/sns/topics';
import { evaluate } from '../../logging/evaluate';
import { made, type } from '../../logging/stack';

const place = { prefix: 'acme', accountId: '222222222222', region: 'eu-central-1' };
const alarms = 'arn:aws:cloudwatch:eu-central-1:222222222222:alarm:*';
const json = made((stack) => {
  new Topics(stack, 'topic', {
    ...place,
    notifications: notificationsSchema.parse({
      critical: { email: ['security@example.com'], sms: ['+4930123456'] },
      info: { email: ['audit@example.com'] },
    }),
    kmsKeyArn: 'arn:aws:kms:key',
    publishers: [
      { service: 'cloudwatch.amazonaws.com', sourceArn: alarms },
      { service: 'events.amazonaws.com', sourceArn: 'arn:aws:events:eu-central-1:222222222222:rule/*' },
    ],
  });
});

describe('the topics', () => {
  test('are one a level, encrypted', () => {
    expect(json).toHaveResourceWithProperties(type('aws_sns_topic'), {
      for_each: '${toset(["critical", "error", "info"])}',
      name: 'acme-${each.key}',
      kms_master_key_id: 'arn:aws:kms:key',
    });
  });

  test('reach whom the file names, by keys that say so', () => {
    expect(JSON.parse(json).locals.topic_subscriptions).toEqual({
      'critical/email/security@example.com': {
        level: 'critical',
        protocol: 'email',
        endpoint: 'security@example.com',
      },
      'critical/sms/+4930123456': { level: 'critical', protocol: 'sms', endpoint: '+4930123456' },
      'info/email/audit@example.com': { level: 'info', protocol: 'email', endpoint: 'audit@example.com' },
    });
  });
});

describe('publishing', () => {
  const policy = (JSON.parse(json).resource.aws_sns_topic_policy.topic_policy.policy as string).replaceAll(
    '${each.key}',
    'critical',
  );
  const publish = {
    action: 'sns:Publish',
    resource: 'arn:aws:sns:eu-central-1:222222222222:acme-critical',
    resourcePolicy: policy,
    principal: 'cloudwatch.amazonaws.com',
  };
  const source = (account: string) => ({
    'aws:SourceAccount': account,
    'aws:SourceArn': `arn:aws:cloudwatch:eu-central-1:${account}:alarm:acme-root-use`,
  });

  test('is open to the alarms of the account, and to those of no other', async () => {
    expect(await evaluate({ ...publish, context: source('222222222222') })).toBe('Allowed');
    expect(await evaluate({ ...publish, context: source('999999999999') })).toBe('ImplicitlyDenied');
  });

  test('is open to EventBridge, which may not say for whom it publishes, and closed where it says another', async () => {
    const events = { ...publish, principal: 'events.amazonaws.com' };
    expect(await evaluate({ ...events, context: {} })).toBe('Allowed');
    const rule = (account: string) => ({ 'aws:SourceArn': `arn:aws:events:eu-central-1:${account}:rule/a` });
    expect(await evaluate({ ...events, context: rule('222222222222') })).toBe('Allowed');
    expect(await evaluate({ ...events, context: rule('999999999999') })).toBe('ImplicitlyDenied');
    expect(await evaluate({ ...events, context: { 'aws:SourceAccount': '999999999999' } })).toBe(
      'ImplicitlyDenied',
    );
  });

  test('is not open to an alarm that does not say whose it is', async () => {
    expect(await evaluate({ ...publish, context: {} })).toBe('ImplicitlyDenied');
  });

  test('is closed to other services and without TLS', async () => {
    const context = source('222222222222');
    expect(await evaluate({ ...publish, principal: 's3.amazonaws.com', context })).toBe('ImplicitlyDenied');
    const plain = { ...context, 'aws:SecureTransport': 'false' };
    expect(await evaluate({ ...publish, context: plain })).toBe('ExplicitlyDenied');
  });
});

test.each(['0301234567', '+0301234', '+49 30 123'])('%s is not a number for text messages', (sms) => {
  expect(notificationsSchema.safeParse({ critical: { sms: [sms] } }).success).toBe(false);
});
