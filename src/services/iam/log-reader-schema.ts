import { z } from 'zod';

/** `logging.readers`: which accounts may read the logs. */
export const logReadersSchema = z
  .array(z.string())
  .optional()
  .meta({
    description:
      'Accounts whose identities may take the read-only role `<organization.name>-log-reader` in the log archive; without ' +
      'it those that run Security Hub, GuardDuty, Detective or CloudTrail for the organization. `[]` for none.',
    examples: [['security-tooling']],
  });
