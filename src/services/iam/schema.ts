import { z } from 'zod';

/** `rootAccess`: central management of the members' root users, `aws_iam_organizations_features`. */
export const rootAccessSchema = z
  .strictObject({
    credentialsManagement: z
      .boolean()
      .default(true)
      .meta({
        description: 'Remove and forbid root credentials in member accounts, centrally.',
        examples: [true],
      }),
    sessions: z
      .boolean()
      .default(true)
      .meta({
        description: 'Short root sessions for the few tasks that need one. Needs `credentialsManagement`.',
        examples: [true],
      }),
  })
  .optional()
  .meta({
    description:
      'Central root access management; on with `{}` (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html).',
  });
