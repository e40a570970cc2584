import { type PolicyDocument, policyOf } from '../../iam-documents/policy-document';
import type { RoleDocument, RoleSurroundings } from './role-document';
import type { Roles } from './roles-schema';

/** The path of break-glass users: trust goes to the path, so that no other user of the account is meant. */
export const breakGlassPath = '/break-glass/';

/**
 * The break-glass role: everything, for users of the management account's break-glass path who have used MFA within
 * the hour.
 * https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_emergency_process.html
 */
export function breakGlassRole(
  { roleName, sessionHours }: NonNullable<Roles['breakGlass']>,
  { organizationId, trustedAccountId }: RoleSurroundings,
): RoleDocument {
  const account = `arn:aws:iam::${trustedAccountId}`;
  return {
    roleName,
    description: 'Everything, in an emergency. Every use is reported.',
    trustPolicy: policyOf({
      Sid: 'AssumeInEmergency',
      Effect: 'Allow',
      Principal: { AWS: `${account}:root` },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:PrincipalOrgID': organizationId },
        ArnLike: { 'aws:PrincipalArn': `${account}:user${breakGlassPath}*` },
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
        NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' },
      },
    }),
    managedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    maxSessionSeconds: sessionHours * 3600,
  };
}

/**
 * What a break-glass user itself may do: set its own password and MFA, and with MFA assume the role, nothing else.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html
 */
export function breakGlassUserPolicy(roleName: string): PolicyDocument {
  const self = `arn:aws:iam::*:user${breakGlassPath}\${aws:username}`;
  return policyOf(
    {
      Sid: 'AssumeBreakGlassRole',
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: `arn:aws:iam::*:role/${roleName}`,
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    },
    {
      Sid: 'SetUpOneself',
      Effect: 'Allow',
      Action: [
        'iam:ChangePassword',
        'iam:EnableMFADevice',
        'iam:GetUser',
        'iam:ListMFADevices',
        'iam:ResyncMFADevice',
      ],
      Resource: self,
    },
    {
      Sid: 'MakeOwnMfaDevice',
      Effect: 'Allow',
      Action: 'iam:CreateVirtualMFADevice',
      Resource: 'arn:aws:iam::*:mfa/*',
    },
    { Sid: 'SeePasswordRules', Effect: 'Allow', Action: 'iam:GetAccountPasswordPolicy', Resource: '*' },
  );
}
