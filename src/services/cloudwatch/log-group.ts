import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { Construct } from 'constructs';
import { eachOf } from '../../terraform/for-each';
import type { LandfallStack } from '../../terraform/stack';

/** What a log group is made of. */
export interface LogGroupProps {
  readonly name: string;
  readonly present: boolean;
  readonly retentionInDays: number;
  readonly kmsKeyArn: string;
}

/**
 * An encrypted log group that Terraform never destroys. Where it is no longer wanted, Terraform forgets it, and its
 * events expire. `skip_destroy` also works when the resource block is gone.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_log_group
 */
export class LogGroup extends Construct {
  /** name, as an expression that waits for the group */
  readonly name: string;
  /** ARN without the `:*` at its end */
  readonly arn: string;

  constructor(
    scope: LandfallStack,
    id: string,
    { name, present, retentionInDays, kmsKeyArn }: LogGroupProps,
  ) {
    super(scope, id);
    const group = new CloudwatchLogGroup(this, 'Resource', {
      forEach: eachOf(present ? [name] : []),
      name,
      retentionInDays,
      kmsKeyId: kmsKeyArn,
      skipDestroy: true,
      lifecycle: { preventDestroy: true },
    });
    const resource = `aws_cloudwatch_log_group.${group.friendlyUniqueId}`;
    if (!present) scope.moves.release({ resource, key: name });
    const only = `values(${resource})`;
    this.name = `\${one(${only}[*].name)}`;
    this.arn = `\${one(${only}[*].arn)}`;
  }
}
