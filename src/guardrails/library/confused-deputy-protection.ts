import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { guard, perimeter, trustedAccounts } from './perimeter';
import { definePolicy } from './policy';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
export const confusedDeputyProtection = definePolicy({
  name: 'confused-deputy-protection',
  title: 'Cross-service confused deputy protection',
  type: 'RESOURCE_CONTROL_POLICY',
  parameters: z.strictObject({
    ...perimeter,
    trustedAccounts: trustedAccounts(
      'Accounts outside of the organization that AWS services may act for. Example: ["111122223333"].',
    ),
  }),
  stops: 'An AWS service reaching into resources on behalf of an account outside of the organization.',
  doesNotStop: 'Services that do not say on whose behalf they act (without aws:SourceAccount).',
  canBreak: 'Deliveries by AWS services from accounts of a partner.',
  build: ({ trustedAccounts: trusted, ...parameters }, { organizationId }) => {
    const accounts: Record<string, string[]> = trusted.length > 0 ? { 'aws:SourceAccount': trusted } : {};
    const Condition = {
      StringNotEqualsIfExists: { 'aws:SourceOrgID': organizationId, ...accounts },
      Null: { 'aws:SourceAccount': 'false' },
      Bool: { 'aws:PrincipalIsAWSService': 'true' },
    };
    return policyOf(guard(parameters, Condition));
  },
});
