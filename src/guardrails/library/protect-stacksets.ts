import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { exemptions, unlessExempt } from './exemptions';
import { definePolicy } from './policy';
import { deny } from './statements';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-concepts.html */
export const protectStackSets = definePolicy({
  name: 'protect-stacksets',
  title: 'Protect what StackSets deployed',
  type: 'SERVICE_CONTROL_POLICY',
  parameters: z.strictObject({
    stacks: z
      .array(z.string().min(1))
      .default(['StackSet-*'])
      .describe('Names of the protected stacks, with wildcards. StackSets begins every name with StackSet-.'),
    ...exemptions,
  }),
  stops: 'Changing or deleting the stacks of the baseline in a member account.',
  doesNotStop: 'Changing the resources of such a stack directly; other policies protect those.',
  canBreak: 'Teams that deploy stack sets of their own with self-managed roles: exempt their execution role.',
  build: (parameters, context) => {
    const { partition } = context;
    const Resource = parameters.stacks.map((name) => `arn:${partition}:cloudformation:*:*:stack/${name}/*`);
    const actions = [
      ...['cloudformation:CancelUpdateStack', 'cloudformation:ContinueUpdateRollback'],
      ...['cloudformation:CreateChangeSet', 'cloudformation:DeleteChangeSet', 'cloudformation:DeleteStack'],
      ...['cloudformation:ExecuteChangeSet', 'cloudformation:SetStackPolicy', 'cloudformation:UpdateStack'],
      'cloudformation:UpdateTerminationProtection',
    ];
    return policyOf(deny(actions, { Resource, Condition: unlessExempt(parameters, context) }));
  },
});
