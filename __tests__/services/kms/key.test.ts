import { EncryptionKey } from '../../../src/services/kms/key';
import { logGroupUse, publisherUse } from '../../../src/services/kms/users';
import { evaluate } from '../../logging/evaluate';
import { made, type } from '../../logging/stack';

const accountId = '222222222222';
const logGroup = '/acme/organization-trail';
const statements = [
  logGroupUse({ region: 'eu-central-1', accountId, logGroup }),
  publisherUse(['cloudwatch.amazonaws.com', 'events.amazonaws.com'], accountId),
];
const key = (state: 'active' | 'released' | 'absent' = 'active') =>
  made((stack) => {
    new EncryptionKey(stack, 'logs', {
      alias: 'acme-logs',
      description: 'Logs',
      accountId,
      statements,
      state,
    });
  });

describe('a key', () => {
  test('is rotated, and never destroyed with what it has encrypted', () => {
    expect(key()).toHaveResourceWithProperties(type('aws_kms_key'), {
      for_each: '${toset(["logs"])}',
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
    expect(key()).toHaveResourceWithProperties(type('aws_kms_alias'), { name: 'alias/acme-logs' });
  });

  test('keeps its block where it is absent', () => {
    expect(key('absent')).toHaveResourceWithProperties(type('aws_kms_key'), { for_each: '${toset([])}' });
  });

  test('is let go of without being destroyed', () => {
    expect(JSON.parse(key('released')).removed).toEqual([
      { from: 'aws_kms_key.released_logs', lifecycle: { destroy: false } },
      { from: 'aws_kms_alias.released_logs', lifecycle: { destroy: false } },
    ]);
  });
});

describe('who uses a key', () => {
  const request = {
    action: 'kms:GenerateDataKey',
    resource: `arn:aws:kms:eu-central-1:${accountId}:key/11111111-2222-3333-4444-555555555555`,
    resourcePolicy: JSON.parse(key()).resource.aws_kms_key.logs_key.policy as string,
  };

  test('CloudWatch Logs for the one log group', async () => {
    const logs = { ...request, principal: 'logs.eu-central-1.amazonaws.com' };
    const of = (group: string) => ({
      'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:eu-central-1:${accountId}:log-group:${group}`,
    });
    expect(await evaluate({ ...logs, context: of(logGroup) })).toBe('Allowed');
    expect(await evaluate({ ...logs, context: of('other') })).toBe('ImplicitlyDenied');
  });

  test.each(['cloudwatch.amazonaws.com', 'events.amazonaws.com'])(
    '%s for topics of the account, without aws:SourceAccount, which SNS does not pass on for EventBridge',
    async (principal) => {
      const of = (account: string) => ({
        'kms:EncryptionContext:aws:sns:topicArn': `arn:aws:sns:eu-central-1:${account}:acme-critical`,
      });
      expect(await evaluate({ ...request, principal, context: of(accountId) })).toBe('Allowed');
      expect(await evaluate({ ...request, principal, context: of('999999999999') })).toBe('ImplicitlyDenied');
    },
  );
});
