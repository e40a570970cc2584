import type { RoleDocument } from './role-document';

/** A resource of a CloudFormation template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/**
 * A role as resources of a CloudFormation template, for the baseline of member accounts.
 *
 * @param id beginning of the logical ids: `Audit` gives `AuditRole`, and `AuditBoundary` where there is one
 * @param tags tags of the role, such as `Owner`
 */
export function roleTemplate(
  id: string,
  role: RoleDocument,
  tags: Readonly<Record<string, string>> = {},
): Record<string, TemplateResource> {
  const { boundary, inlinePolicy, managedPolicies, trustPolicy, roleName, description } = role;
  return {
    ...(boundary && {
      [`${id}Boundary`]: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { ManagedPolicyName: boundary.policyName, PolicyDocument: boundary.document },
      },
    }),
    [`${id}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: roleName,
        Description: description,
        AssumeRolePolicyDocument: trustPolicy,
        ManagedPolicyArns: managedPolicies,
        MaxSessionDuration: role.maxSessionSeconds,
        ...(inlinePolicy && { Policies: [{ PolicyName: roleName, PolicyDocument: inlinePolicy }] }),
        ...(boundary && { PermissionsBoundary: { Ref: `${id}Boundary` } }),
        ...(Object.keys(tags).length && {
          Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        }),
      },
    },
  };
}
