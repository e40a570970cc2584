import { FindingRecord } from '../../../src/services/eventbridge/record';
import { evaluate } from '../../logging/evaluate';
import { made } from '../../logging/stack';

const json = made((stack) => {
  new FindingRecord(stack, 'record', {
    prefix: 'acme',
    accountId: '222222222222',
    region: 'eu-central-1',
    retentionDays: 90,
    kmsKeyArn: 'arn:aws:kms:key',
  });
});

describe('the log group of findings', () => {
  const group = 'arn:aws:logs:eu-central-1:222222222222:log-group:/aws/events/acme-findings';
  const write = {
    principal: 'events.amazonaws.com',
    account: '222222222222',
    resource: `${group}:log-stream:one`,
    resourcePolicy: JSON.parse(json).resource.aws_cloudwatch_log_resource_policy.record_policy
      .policy_document as string,
  };
  const rule = (account: string) => ({
    'aws:SourceArn': `arn:aws:events:eu-central-1:${account}:rule/acme-findings-record`,
  });

  test('takes what the rule writes', async () => {
    const request = { ...write, action: 'logs:PutLogEvents', context: rule('222222222222') };
    expect(await evaluate(request)).toBe('Allowed');
  });

  test('lets EventBridge make streams, which it does without naming a rule', async () => {
    expect(await evaluate({ ...write, action: 'logs:CreateLogStream' })).toBe('Allowed');
  });

  test('takes no events of which it is not said by what rule', async () => {
    expect(await evaluate({ ...write, action: 'logs:PutLogEvents' })).toBe('ImplicitlyDenied');
  });

  test('takes nothing of another account', async () => {
    const request = { ...write, action: 'logs:PutLogEvents', context: rule('999999999999') };
    expect(await evaluate(request)).toBe('ImplicitlyDenied');
  });
});
