import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { definePolicy } from './policy';
import { deny } from './statements';

const SENSITIVE_ACTIONS = [
  ...['ec2:StopInstances', 'ec2:TerminateInstances', 'iam:AttachUserPolicy', 'iam:CreateAccessKey'],
  ...['iam:DeactivateMFADevice', 'iam:DeleteVirtualMFADevice', 'iam:PutUserPolicy', 'iam:UpdateLoginProfile'],
  ...[
    'kms:DisableKey',
    'kms:PutKeyPolicy',
    'kms:ScheduleKeyDeletion',
    'rds:DeleteDBCluster',
    'rds:DeleteDBInstance',
  ],
  ...['s3:DeleteBucket', 's3:PutBucketPolicy', 'secretsmanager:DeleteSecret'],
];

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html#example-scp-mfa */
export const requireMfa = definePolicy({
  name: 'require-mfa',
  title: 'Require MFA for sensitive actions',
  type: 'SERVICE_CONTROL_POLICY',
  parameters: z.strictObject({
    actions: z
      .array(z.string())
      .min(1)
      .default(SENSITIVE_ACTIONS)
      .describe('The actions that need a session with MFA. Example: ["ec2:TerminateInstances"].'),
    principals: z
      .array(z.string())
      .min(1)
      .optional()
      .describe('ARN patterns of the principals that need it; all IAM users and root users when left out.'),
  }),
  stops: 'Sensitive actions by IAM users and root users who did not sign in with MFA, access keys included.',
  doesNotStop:
    'Roles: sessions of services carry no MFA, and with Identity Center it is the sign-in that requires it.',
  canBreak: 'Scripts that use the long-term access keys of IAM users.',
  build: ({ actions, principals }, { partition }) => {
    const people = principals ?? [`arn:${partition}:iam::*:root`, `arn:${partition}:iam::*:user/*`];
    // The key is missing, rather than false, where long-term credentials sign the request.
    const Condition = {
      ArnLike: { 'aws:PrincipalArn': people },
      BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' },
    };
    return policyOf(deny(actions, { Condition }));
  },
});
