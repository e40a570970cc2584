import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { exemptions, unlessExempt } from './exemptions';
import { definePolicy } from './policy';
import { deny } from './statements';

const USER_CREDENTIALS = [
  ...[
    'iam:CreateAccessKey',
    'iam:CreateLoginProfile',
    'iam:CreateServiceSpecificCredential',
    'iam:CreateUser',
  ],
  ...['iam:ResetServiceSpecificCredential', 'iam:UpdateLoginProfile', 'iam:UploadSSHPublicKey'],
  'iam:UploadSigningCertificate',
];

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html */
export const denyIamUsers = definePolicy({
  name: 'deny-iam-users',
  title: 'Deny IAM users and access keys',
  type: 'SERVICE_CONTROL_POLICY',
  parameters: z.strictObject({
    exceptUsers: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'Users that may have credentials, by name with their path, with wildcards. Example: ["smtp/*"].',
      ),
    ...exemptions,
  }),
  stops: 'New IAM users, and new access keys, passwords and other long-term credentials for existing ones.',
  doesNotStop: 'Credentials that exist already.',
  canBreak:
    'Software that can only use access keys, such as SMTP through SES: put its users into exceptUsers.',
  build: (parameters, context) => {
    const users = parameters.exceptUsers.map((user) => `arn:${context.partition}:iam::*:user/${user}`);
    const where = users.length > 0 ? { NotResource: users } : {};
    return policyOf(deny(USER_CREDENTIALS, { ...where, Condition: unlessExempt(parameters, context) }));
  },
});
