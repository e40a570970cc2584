import { OrganizationsResourcePolicy } from '@cdktf/provider-aws/lib/organizations-resource-policy';
import { Construct } from 'constructs';
import { type PolicyDocument, policyOf, type Statement } from '../../iam-documents/policy-document';
import type { PolicyType } from '../../organization/policy-types';

/** The permissions of a member account on the organization itself. */
export interface ResourcePolicyProps {
  /** expression or id of the account */
  readonly accountId: string;
  /** policy types that it may create, change and attach; without any it may only read */
  readonly managePolicyTypes: readonly PolicyType[];
}

/** Reading the organization: the calls of AWS's own example, which has no wildcards. */
const readActions = [
  'organizations:DescribeAccount',
  'organizations:DescribeEffectivePolicy',
  'organizations:DescribeOrganization',
  'organizations:DescribeOrganizationalUnit',
  'organizations:DescribePolicy',
  'organizations:ListAccounts',
  'organizations:ListAccountsForParent',
  'organizations:ListChildren',
  'organizations:ListOrganizationalUnitsForParent',
  'organizations:ListParents',
  'organizations:ListPolicies',
  'organizations:ListPoliciesForTarget',
  'organizations:ListRoots',
  'organizations:ListTagsForResource',
  'organizations:ListTargetsForPolicy',
];

const manageActions = [
  'organizations:CreatePolicy',
  'organizations:UpdatePolicy',
  'organizations:DeletePolicy',
  'organizations:AttachPolicy',
  'organizations:DetachPolicy',
];

/**
 * The delegation of AWS Organizations to a member account, for reading and, type by type, for managing policies.
 * https://docs.aws.amazon.com/organizations/latest/userguide/security_iam_resource-based-policy-examples.html
 */
export class ResourcePolicy extends Construct {
  constructor(scope: Construct, id: string, props: ResourcePolicyProps) {
    super(scope, id);
    new OrganizationsResourcePolicy(this, 'Resource', { content: JSON.stringify(delegationDocument(props)) });
  }
}

/** The document of the delegation. */
export function delegationDocument({ accountId, managePolicyTypes }: ResourcePolicyProps): PolicyDocument {
  const Principal = { AWS: `arn:aws:iam::${accountId}:root` };
  const read: Statement = {
    Sid: 'ReadOrganization',
    Effect: 'Allow',
    Principal,
    Action: readActions,
    Resource: '*',
  };
  const manage: Statement = {
    Sid: 'ManagePolicies',
    Effect: 'Allow',
    Principal,
    Action: manageActions,
    Resource: '*',
    Condition: { StringEquals: { 'organizations:PolicyType': managePolicyTypes } },
  };
  return managePolicyTypes.length ? policyOf(read, manage) : policyOf(read);
}
