import { Forwarding } from '../../../src/services/eventbridge/forwarding';
import { FindingRecord } from '../../../src/services/eventbridge/record';
import { rulesOf } from '../../../src/services/eventbridge/routes';
import { FindingRules } from '../../../src/services/eventbridge/rules';
import { findingSources } from '../../../src/services/registry';
import { made, type } from '../../logging/stack';

const place = { prefix: 'acme', accountId: '222222222222' };

test('a route is a rule and a target on the topic of its level, with a text for people', () => {
  const json = made((stack) => {
    new FindingRules(stack, 'rule', {
      prefix: 'acme',
      rules: rulesOf(
        {
          name: 'threats',
          sources: ['guardDuty'],
          atLeast: 'HIGH',
          upTo: 'HIGH',
          types: [],
          accountIds: [],
          topic: 'error',
        },
        true,
        findingSources,
      ),
      topicArnOfEach: '${aws_sns_topic.topic[each.value.level].arn}',
    });
  });
  expect(Object.keys(JSON.parse(json).locals.rule_entries)).toEqual(['threats']);
  expect(json).toHaveResourceWithProperties(type('aws_cloudwatch_event_rule'), {
    name: 'acme-finding-${each.key}',
    event_pattern: '${jsonencode(each.value.pattern)}',
  });
  expect(json).toHaveResourceWithProperties(type('aws_cloudwatch_event_target'), {
    arn: '${aws_sns_topic.topic[each.value.level].arn}',
    input_transformer: { input_paths: '${each.value.paths}', input_template: '${each.value.template}' },
  });
});

test('other regions’ findings go home by a role that may do nothing else', () => {
  const json = made((stack) => {
    new Forwarding(stack, 'forwarding', {
      ...place,
      homeRegion: 'eu-central-1',
      regions: ['us-east-1'],
      eventSources: ['aws.guardduty'],
    });
  });
  expect(json).toHaveResourceWithProperties(type('aws_cloudwatch_event_rule'), {
    for_each: '${toset(["us-east-1"])}',
    event_pattern: '{"source":["aws.guardduty"]}',
  });
  const policy = JSON.parse(JSON.parse(json).resource.aws_iam_role_policy.forwarding_role_policy.policy);
  expect(policy.Statement).toEqual([
    {
      Sid: 'PutEvents',
      Effect: 'Allow',
      Action: 'events:PutEvents',
      Resource: 'arn:aws:events:eu-central-1:222222222222:event-bus/default',
    },
  ]);
});

test('findings are kept encrypted for the dashboard, and one rule alone writes there', () => {
  const json = made((stack) => {
    new FindingRecord(stack, 'record', {
      ...place,
      region: 'eu-central-1',
      retentionDays: 90,
      kmsKeyArn: 'arn:aws:kms:key',
    });
  });
  expect(json).toHaveResourceWithProperties(type('aws_cloudwatch_log_group'), {
    name: '/aws/events/acme-findings',
    kms_key_id: 'arn:aws:kms:key',
    retention_in_days: 90,
  });
  const document = JSON.parse(
    JSON.parse(json).resource.aws_cloudwatch_log_resource_policy.record_policy.policy_document,
  );
  expect(document.Statement[0].Condition).toEqual({
    ArnEquals: { 'aws:SourceArn': 'arn:aws:events:eu-central-1:222222222222:rule/acme-findings-record' },
  });
});
