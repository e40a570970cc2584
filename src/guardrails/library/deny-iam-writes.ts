import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { exemptions, unlessExempt } from './exemptions';
import { definePolicy } from './policy';
import { deny } from './statements';

const WRITES = [
  ...[
    'iam:Add*',
    'iam:Attach*',
    'iam:Create*',
    'iam:Deactivate*',
    'iam:Delete*',
    'iam:Detach*',
    'iam:Disable*',
  ],
  ...[
    'iam:Enable*',
    'iam:Put*',
    'iam:Remove*',
    'iam:Reset*',
    'iam:Set*',
    'iam:Tag*',
    'iam:Untag*',
    'iam:Update*',
  ],
  'iam:Upload*',
];

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_iam.html */
export const denyIamWrites = definePolicy({
  name: 'deny-iam-writes',
  title: 'Deny IAM writes except for named roles',
  type: 'SERVICE_CONTROL_POLICY',
  parameters: z.strictObject(exemptions),
  stops: 'Creating, changing and deleting users, groups, roles, policies and identity providers.',
  doesNotStop: 'Service-linked roles, which services create when they are first used; passing roles.',
  canBreak: 'Everything that creates roles by the way: consoles, templates and frameworks of a team.',
  build: (parameters, context) =>
    policyOf(
      deny(WRITES, {
        NotResource: `arn:${context.partition}:iam::*:role/aws-service-role/*`,
        Condition: unlessExempt(parameters, context),
      }),
    ),
});
