import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { messageTemplate } from './message';
import type { RouteRule } from './routes';

/** The rules of routes, and their topics. */
export interface FindingRulesProps {
  /** beginning of the rules' names */
  readonly prefix: string;
  readonly rules: readonly RouteRule[];
  /** expression of the topic's ARN, with `each.value.level` for its level */
  readonly topicArnOfEach: string;
}

/**
 * Findings to people: a rule and an SNS target each, with a text that a person can read. Expressions of account ids may
 * stand in the patterns.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_target
 */
export class FindingRules extends Construct {
  constructor(scope: Construct, id: string, { prefix, rules, topicArnOfEach }: FindingRulesProps) {
    super(scope, id);
    const entries = rules.map((rule) => [rule.name, entry(rule)]);
    const local = new TerraformLocal(this, 'entries', Object.fromEntries(entries));
    const each = TerraformIterator.fromMap(local.asAnyMap);
    const rule = new CloudwatchEventRule(this, 'Resource', {
      forEach: each,
      name: `${prefix}-finding-\${each.key}`,
      description: each.getString('description'),
      eventPattern: '${jsonencode(each.value.pattern)}',
    });
    new CloudwatchEventTarget(this, 'target', {
      forEach: each,
      rule: `\${aws_cloudwatch_event_rule.${rule.friendlyUniqueId}[each.key].name}`,
      targetId: 'topic',
      arn: topicArnOfEach,
      inputTransformer: {
        inputPaths: '${each.value.paths}' as unknown as Record<string, string>,
        inputTemplate: '${each.value.template}',
      },
      retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 20 },
    });
  }
}

/** Types come from the file and are literal; ids of accounts may be expressions. */
function entry({ name, pattern, paths, product, topic }: RouteRule): object {
  return {
    level: topic,
    description: `Findings of the route ${name} to the topic ${topic}`,
    pattern,
    paths,
    template: messageTemplate(product, paths),
  };
}
