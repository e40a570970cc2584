import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Construct } from 'constructs';
import { eachOf } from '../../terraform/for-each';

/** What a log group is made of. */
export interface LogGroupProps {
  readonly name: string;
  readonly present: boolean;
  readonly retentionInDays: number;
  readonly kmsKeyArn: string;
}

/**
 * An encrypted log group that stays in AWS when Terraform drops it: what is in it grows old there by itself.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
 */
export class LogGroup extends Construct {
  /** name, as an expression that waits for the group */
  readonly name: string;
  /** ARN without the `:*` at its end */
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, present, retentionInDays, kmsKeyArn }: LogGroupProps) {
    super(scope, id);
    const group = new CloudwatchLogGroup(this, 'Resource', {
      forEach: eachOf(present ? [name] : []),
      name,
      retentionInDays,
      kmsKeyId: kmsKeyArn,
      skipDestroy: true,
    });
    const only = `values(aws_cloudwatch_log_group.${group.friendlyUniqueId})`;
    this.name = `\${one(${only}[*].name)}`;
    this.arn = `\${one(${only}[*].arn)}`;
  }
}
