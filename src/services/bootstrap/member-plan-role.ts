import { CloudformationStackSet } from '@cdktf/provider-aws/lib/cloudformation-stack-set';
import { CloudformationStackSetInstance } from '@cdktf/provider-aws/lib/cloudformation-stack-set-instance';
import { Construct } from 'constructs';
import { literal } from '../../terraform/literal';
import { readingPolicies } from './permissions';

/** The role that plans, in every member account. */
export interface MemberPlanRoleProps {
  readonly roleName: string;
  /** account whose role of the same name may take it */
  readonly managementAccountId: string;
  /** expression or id of the root */
  readonly rootId: string;
  readonly region: string;
}

/**
 * The role that plans in every member account, present and future, by a service-managed stack set: without it a plan of
 * a pull request would need the administrator's role there.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-concepts.html
 */
export class MemberPlanRole extends Construct {
  constructor(scope: Construct, id: string, props: MemberPlanRoleProps) {
    super(scope, id);
    const set = new CloudformationStackSet(this, 'Resource', {
      name: props.roleName,
      description: 'The role with which Landfall plans: it only reads.',
      permissionModel: 'SERVICE_MANAGED',
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
      capabilities: ['CAPABILITY_NAMED_IAM'],
      templateBody: JSON.stringify(literal(memberTemplate(props))),
      operationPreferences: { failureTolerancePercentage: 100, maxConcurrentPercentage: 100 },
      // The provider's page: AWS answers with a role of its own that is not in the configuration.
      lifecycle: { ignoreChanges: ['administration_role_arn'] },
    });
    new CloudformationStackSetInstance(this, 'everywhere', {
      stackSetName: set.name,
      stackSetInstanceRegion: props.region,
      deploymentTargets: { organizationalUnitIds: [props.rootId] },
    });
  }
}

/** The CloudFormation template of the role. */
export function memberTemplate({ roleName, managementAccountId }: MemberPlanRoleProps): object {
  const trusted = `arn:aws:iam::${managementAccountId}:role/${roleName}`;
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'The role with which Landfall plans: it only reads.',
    Resources: {
      PlanRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: roleName,
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { AWS: trusted }, Action: 'sts:AssumeRole' }],
          },
          ManagedPolicyArns: readingPolicies,
          Tags: [{ Key: 'Owner', Value: 'landfall' }],
        },
      },
    },
  };
}
