import { z } from 'zod';
import type { ConditionBlock, Statement } from '../../iam-documents/policy-document';
import { deny } from './statements';

/**
 * Services that hold data and that AWS's data perimeter guards. Of STS only AssumeRole: federated sign-in comes
 * from identity providers, which belong to no organization.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html
 */
const GUARDED_ACTIONS = ['kms:*', 's3:*', 'secretsmanager:*', 'sqs:*', 'sts:AssumeRole'];

/** The parameters that the resource control policies have in common. */
export const perimeter = {
  actions: z
    .array(z.string())
    .min(1)
    .default(GUARDED_ACTIONS)
    .describe('Actions on the resources to guard, of services that resource control policies apply to.'),
  exceptResources: z
    .array(z.string())
    .default([])
    .describe('ARN patterns of resources left out. Example: ["arn:aws:s3:::downloads.example.com/*"].'),
};

/**
 * The accounts outside of the organization that a resource control policy lets pass.
 *
 * @param description what they may, with an example
 */
export const trustedAccounts = (description: string) =>
  z
    .array(z.string().regex(/^\d{12}$/))
    .default([])
    .describe(description);

/** A statement of a resource control policy over the guarded resources. */
export function guard(
  { actions, exceptResources }: { actions: string[]; exceptResources: string[] },
  Condition: ConditionBlock,
): Statement {
  const where = exceptResources.length > 0 ? { NotResource: exceptResources } : {};
  return deny(actions, { Principal: '*', ...where, Condition });
}
