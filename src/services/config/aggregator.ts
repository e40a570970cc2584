import { ConfigConfigurationAggregator } from '@cdktf/provider-aws/lib/config-configuration-aggregator';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Construct } from 'constructs';
import { policyJson } from '../../iam-documents/policy-document';
import { serviceTrust } from '../../iam-documents/trust';

/** The organization's view. */
export interface AggregatorProps {
  /** the administrator's account */
  readonly accountId: string;
}

/**
 * All accounts and regions, those that join later included, in one view of AWS Config.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_configuration_aggregator
 */
export class Aggregator extends Construct {
  constructor(scope: Construct, id: string, { accountId }: AggregatorProps) {
    super(scope, id);
    const role = new IamRole(this, 'role', {
      name: 'config-organization-aggregator',
      description: 'AWS Config reads all accounts of the organization for the aggregator.',
      assumeRolePolicy: policyJson([serviceTrust({ service: 'config.amazonaws.com', accountId })]),
    });
    const policy = new IamRolePolicyAttachment(this, 'role_policy', {
      role: role.name,
      policyArn: 'arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations',
    });
    new ConfigConfigurationAggregator(this, 'Resource', {
      name: 'organization',
      organizationAggregationSource: { roleArn: role.arn, allRegions: true },
      dependsOn: [policy],
    });
  }
}
