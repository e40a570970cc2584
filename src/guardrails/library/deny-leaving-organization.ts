import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { definePolicy } from './policy';
import { deny } from './statements';

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html */
export const denyLeavingOrganization = definePolicy({
  name: 'deny-leaving-organization',
  title: 'Deny leaving the organization',
  type: 'SERVICE_CONTROL_POLICY',
  parameters: z.strictObject({
    denyClosing: z.boolean().default(true).describe('Whether a member account may not close itself either.'),
  }),
  stops: 'An account leaving the organization, and with it every guardrail, and an account closing itself.',
  doesNotStop: 'The management account removing or closing a member.',
  canBreak: 'Handing an account over to another organization: detach the policy first.',
  // Nobody is exempt: from within the account there is no good reason to leave.
  build: ({ denyClosing }) =>
    policyOf(deny(['organizations:LeaveOrganization', ...(denyClosing ? ['account:CloseAccount'] : [])])),
});
