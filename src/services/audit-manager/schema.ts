import { z } from 'zod';

/** `auditManager`: evidence for audits. */
export const auditManagerSchema = z
  .strictObject({
    kmsKeyArn: z
      .string()
      .regex(/^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/, 'the ARN of a KMS key')
      .optional()
      .meta({
        description:
          'Key that encrypts the evidence; AWS’s own without it. A multi-region key where regions differ.',
        examples: ['arn:aws:kms:eu-central-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab'],
      }),
    deregisterOnDestroy: z
      .boolean()
      .default(false)
      .meta({
        description:
          'Deregister Audit Manager when it is switched off. AWS keeps the evidence for two years, but nothing new comes in.',
        examples: [false],
      }),
  })
  .optional()
  .meta({
    description:
      'AWS Audit Manager in the administrator’s account and the regions that offer it, run by ' +
      '`delegatedAdministrators.auditManager`; on with `{}` (https://docs.aws.amazon.com/audit-manager/latest/userguide/setup-recommendations.html).',
  });

/** Audit Manager's settings. */
export type AuditManagerSettings = NonNullable<z.output<typeof auditManagerSchema>>;
