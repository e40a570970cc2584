import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { guard, perimeter, trustedAccounts } from './perimeter';
import { definePolicy } from './policy';

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html */
export const organizationOnlyIdentities = definePolicy({
  name: 'organization-only-identities',
  title: 'Only identities of the organization',
  type: 'RESOURCE_CONTROL_POLICY',
  parameters: z.strictObject({
    ...perimeter,
    trustedAccounts: trustedAccounts(
      'Accounts outside of the organization that are let in. Example: ["111122223333"] for a vendor.',
    ),
  }),
  stops:
    'Access to buckets, queues, keys, secrets and roles from outside of the organization, anonymous access included.',
  doesNotStop: 'AWS services acting for the organization; sign-in through SAML and OpenID Connect.',
  canBreak: 'Sharing with customers and vendors; public web sites and downloads in S3.',
  build: ({ trustedAccounts: trusted, ...parameters }, { organizationId }) => {
    const accounts: Record<string, string[]> = trusted.length > 0 ? { 'aws:PrincipalAccount': trusted } : {};
    const Condition = {
      StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organizationId, ...accounts },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    };
    return policyOf(guard(parameters, Condition));
  },
});
