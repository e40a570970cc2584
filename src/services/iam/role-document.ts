import { type PolicyDocument, policyOf } from '../../iam-documents/policy-document';

/**
 * A role as data, independent of what creates it: the baseline's CloudFormation template in members, Terraform in the
 * management account.
 */
export interface RoleDocument {
  readonly roleName: string;
  readonly description: string;
  /** who may assume it */
  readonly trustPolicy: PolicyDocument;
  /** ARNs of AWS-managed policies */
  readonly managedPolicies: readonly string[];
  /** the inline policy, if it has one */
  readonly inlinePolicy?: PolicyDocument;
  /** the permissions boundary: a policy of the account itself */
  readonly boundary?: { readonly policyName: string; readonly document: PolicyDocument };
  readonly maxSessionSeconds: number;
}

/** The facts on the organization that roles' documents need; values or expressions. */
export interface RoleSurroundings {
  /** id of the organization */
  readonly organizationId: string;
  /** id of the account that is trusted */
  readonly trustedAccountId: string;
}

/** A statement that trusts an account of the organization, or only some of its roles. */
export function trustInAccount(
  { organizationId, trustedAccountId }: RoleSurroundings,
  roles: readonly string[],
): PolicyDocument {
  const root = `arn:aws:iam::${trustedAccountId}`;
  return policyOf({
    Sid: 'AssumeFromTrustedAccount',
    Effect: 'Allow',
    Principal: { AWS: `${root}:root` },
    Action: 'sts:AssumeRole',
    Condition: {
      StringEquals: { 'aws:PrincipalOrgID': organizationId },
      ...(roles.length && { ArnLike: { 'aws:PrincipalArn': roles.map((name) => `${root}:role/${name}`) } }),
    },
  });
}
