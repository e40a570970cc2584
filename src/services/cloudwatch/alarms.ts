import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import type { Alarm } from './ready-alarms';

/** What alarms are made of. */
export interface AlarmsProps {
  /** beginning of their names: the organization's name */
  readonly prefix: string;
  /** the alarms by name */
  readonly alarms: Readonly<Record<string, Alarm>>;
  /** name of the log group, as an expression that waits for it */
  readonly logGroup: string;
  /** topic of the level in `each.value.level` */
  readonly topicArnOfEach: string;
}

/**
 * Metric filters on the trail's log group and an alarm for each; both are keyed by the alarm's name.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_metric_filter
 */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { prefix, alarms, logGroup, topicArnOfEach }: AlarmsProps) {
    super(scope, id);
    const local = new TerraformLocal(this, 'entries', alarms);
    const each = TerraformIterator.fromMap(local.asAnyMap);
    const namespace = `${prefix}/audit-trail`;
    const filter = new CloudwatchLogMetricFilter(this, 'filter', {
      forEach: each,
      name: `${prefix}-\${each.key}`,
      logGroupName: logGroup,
      pattern: each.getString('pattern'),
      metricTransformation: { name: '${each.key}', namespace, value: '1', defaultValue: '0' },
    });
    new CloudwatchMetricAlarm(this, 'Resource', {
      forEach: each,
      alarmName: `${prefix}-\${each.key}`,
      alarmDescription: each.getString('description'),
      namespace,
      metricName: `\${aws_cloudwatch_log_metric_filter.${filter.friendlyUniqueId}[each.key].metric_transformation[0].name}`,
      statistic: 'Sum',
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      threshold: each.getNumber('threshold'),
      period: each.getNumber('periodSeconds'),
      evaluationPeriods: 1,
      treatMissingData: 'notBreaching',
      actionsEnabled: true,
      alarmActions: [topicArnOfEach],
    });
  }
}
