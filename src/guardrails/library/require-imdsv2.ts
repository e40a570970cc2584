import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { exemptions, unlessExempt } from './exemptions';
import { definePolicy } from './policy';
import { deny } from './statements';

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-instance-metadata */
export const requireImdsv2 = definePolicy({
  name: 'require-imdsv2',
  title: 'Require IMDSv2',
  type: 'SERVICE_CONTROL_POLICY',
  parameters: z.strictObject({
    denyOldCredentials: z
      .boolean()
      .default(true)
      .describe('Whether credentials that an instance got through IMDSv1 are refused everywhere.'),
    ...exemptions,
  }),
  stops:
    'Launching instances that still answer IMDSv1, going back to it, and using credentials handed out by it.',
  doesNotStop: 'Running instances from answering IMDSv1 (but see denyOldCredentials).',
  canBreak: 'Instances with software older than 2019, and launch templates that say nothing about metadata.',
  build: (parameters, context) => {
    const Condition = unlessExempt(parameters, context);
    const Resource = `arn:${context.partition}:ec2:*:*:instance/*`;
    const optional = { ...Condition, StringNotEquals: { 'ec2:MetadataHttpTokens': 'required' } };
    const old = { NumericLessThan: { 'ec2:RoleDelivery': '2.0' } };
    return policyOf(
      deny('ec2:RunInstances', { Sid: 'Launch', Resource, Condition: optional }),
      deny('ec2:ModifyInstanceMetadataOptions', { Sid: 'Modify', Condition }),
      ...(parameters.denyOldCredentials ? [deny('*', { Sid: 'Credentials', Condition: old })] : []),
    );
  },
});
