import { DataAwsSsoadminInstances } from '@cdktf/provider-aws/lib/data-aws-ssoadmin-instances';
import { Construct } from 'constructs';

/**
 * The organization's instance of IAM Identity Center, which somebody has enabled in the home region.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ssoadmin_instances
 */
export class IdentityCenterInstance extends Construct {
  /** expression of the instance's ARN, without its braces */
  readonly arn: string;
  /** expression of the id of its identity store, without its braces */
  readonly identityStoreId: string;

  constructor(scope: Construct, id: string, region: string) {
    super(scope, id);
    const instances = new DataAwsSsoadminInstances(this, 'Resource', {
      lifecycle: {
        postcondition: [
          {
            condition: '${length(self.arns) > 0}',
            errorMessage:
              `IAM Identity Center is not enabled in ${region}. Enable the organization's instance there, in the ` +
              'management account: AWS has no call for it. See docs/access.md.',
          },
        ],
      },
    });
    const address = `data.aws_ssoadmin_instances.${instances.friendlyUniqueId}`;
    this.arn = `tolist(${address}.arns)[0]`;
    this.identityStoreId = `tolist(${address}.identity_store_ids)[0]`;
  }
}
