import { policyOf } from '../../iam-documents/policy-document';
import { customerDataActions } from '../../organization/customer-data';
import { type RoleDocument, type RoleSurroundings, trustInAccount } from './role-document';
import type { Roles } from './roles-schema';

/**
 * The audit role: reads how an account is set up, as AWS's own job function for auditors does, and none of the data
 * in it, whatever AWS may add to that.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SecurityAudit.html
 */
export function auditRole(
  { roleName, trustedRoles, sessionHours }: NonNullable<Roles['audit']>,
  surroundings: RoleSurroundings,
): RoleDocument {
  return {
    roleName,
    description: 'Reads configuration for the security team, and no data.',
    trustPolicy: trustInAccount(surroundings, trustedRoles),
    managedPolicies: [
      'arn:aws:iam::aws:policy/SecurityAudit',
      'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess',
    ],
    inlinePolicy: policyOf({
      Sid: 'DenyCustomerData',
      Effect: 'Deny',
      Action: customerDataActions,
      Resource: '*',
    }),
    maxSessionSeconds: sessionHours * 3600,
  };
}
