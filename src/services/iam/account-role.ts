import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Construct } from 'constructs';
import type { PolicyDocument } from '../../iam-documents/policy-document';
import { eachOf } from '../../terraform/for-each';
import type { RoleDocument } from './role-document';

/**
 * A role of the landing zone in an account that Terraform works in.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
 */
export class AccountRole extends Construct {
  /** ARN of the role, as an expression */
  readonly arn: string;

  constructor(scope: Construct, id: string, document: RoleDocument) {
    super(scope, id);
    const { boundary, inlinePolicy, managedPolicies, roleName } = document;
    const permissionsBoundary =
      boundary &&
      new IamPolicy(this, 'boundary', { name: boundary.policyName, policy: json(boundary.document) }).arn;
    const role = new IamRole(this, 'Resource', {
      name: roleName,
      description: document.description,
      assumeRolePolicy: json(document.trustPolicy),
      maxSessionDuration: document.maxSessionSeconds,
      ...(permissionsBoundary && { permissionsBoundary }),
    });
    this.arn = role.arn;
    const each = eachOf(managedPolicies);
    new IamRolePolicyAttachment(this, 'managed_policy', {
      forEach: each,
      role: role.name,
      policyArn: each.value,
    });
    if (inlinePolicy)
      new IamRolePolicy(this, 'inline_policy', {
        role: role.name,
        name: roleName,
        policy: json(inlinePolicy),
      });
  }
}

/** Trust policies hold expressions of ids, so nothing is escaped: what users write in them has no braces. */
const json = (document: PolicyDocument): string => JSON.stringify(document);
