import { z } from 'zod';
import type { ConditionBlock, Statement } from '../../iam-documents/policy-document';
import { policyOf } from '../../iam-documents/policy-document';
import { definePolicy } from './policy';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html */
export const denyRootUser = definePolicy({
  name: 'deny-root-user',
  title: 'Deny the root user',
  type: 'SERVICE_CONTROL_POLICY',
  parameters: z.strictObject({
    allowRootSessions: z
      .boolean()
      .default(true)
      .describe('Whether the short sessions of central root access (sts:AssumeRoot) pass.'),
    exceptActions: z
      .array(z.string())
      .default([])
      .describe('Actions the root user keeps. Example: ["s3:DeleteBucketPolicy"] to unlock a bucket.'),
  }),
  stops: 'Everything the root user of a member account does, with password or access keys.',
  doesNotStop:
    'The root user of the management account; sessions that the management account opens through central root access; the few tasks AWS keeps outside of service control policies.',
  canBreak:
    'Tasks that need the root user, such as changing the account e-mail or unlocking a bucket policy.',
  build: ({ allowRootSessions, exceptActions }, { partition }) => {
    const Condition: ConditionBlock = {
      ArnLike: { 'aws:PrincipalArn': `arn:${partition}:iam::*:root` },
      // The key exists in AssumeRoot sessions only.
      ...(allowRootSessions && { Null: { 'aws:AssumedRoot': 'true' } }),
    };
    const actions = exceptActions.length > 0 ? { NotAction: exceptActions } : { Action: '*' };
    const statement: Statement = { Effect: 'Deny', ...actions, Resource: '*', Condition };
    return policyOf(statement);
  },
});
