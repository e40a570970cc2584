import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { exemptions, unlessExempt } from './exemptions';
import { definePolicy } from './policy';
import { deny } from './statements';

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_close.html */
export const suspended = definePolicy({
  name: 'suspended',
  title: 'Deny everything',
  type: 'SERVICE_CONTROL_POLICY',
  parameters: z.strictObject(exemptions),
  stops: 'Every action in an account that is to be closed or under investigation.',
  doesNotStop:
    'What runs already, such as instances; service-linked roles; access from other accounts by resource policies.',
  canBreak: 'Everything that still runs with roles of the account. That is its purpose.',
  build: (parameters, context) => policyOf(deny('*', { Condition: unlessExempt(parameters, context) })),
});
