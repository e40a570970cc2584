import { policyOf } from '../../iam-documents/policy-document';
import { neverRead, readingPolicies } from './permissions';

/** The role that plans, in every member account. */
export interface MemberPlanRoleProps {
  readonly roleName: string;
  /** account whose role of the same name may take it */
  readonly managementAccountId: string;
}

/**
 * The CloudFormation template of the role that plans in a member account: without it a plan of a pull request would need
 * the administrator's role there.
 */
export function planRoleTemplate({ roleName, managementAccountId }: MemberPlanRoleProps) {
  const trusted = `arn:aws:iam::${managementAccountId}:role/${roleName}`;
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'The role with which Landfall plans: it only reads.',
    Resources: {
      PlanRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: roleName,
          AssumeRolePolicyDocument: policyOf({
            Effect: 'Allow',
            Principal: { AWS: trusted },
            Action: 'sts:AssumeRole',
          }),
          ManagedPolicyArns: readingPolicies,
          Policies: [{ PolicyName: 'landfall', PolicyDocument: policyOf(neverRead) }],
          Tags: [{ Key: 'Owner', Value: 'landfall' }],
        },
      },
    },
  };
}
