import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { exemptions, unlessExempt } from './exemptions';
import { definePolicy } from './policy';
import { deny } from './statements';

const UP_TO_2XLARGE = ['*.nano', '*.micro', '*.small', '*.medium', '*.large', '*.xlarge', '*.2xlarge'];

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_ec2.html */
export const allowedInstanceTypes = definePolicy({
  name: 'allowed-instance-types',
  title: 'Allow only certain instance types',
  type: 'SERVICE_CONTROL_POLICY',
  parameters: z.strictObject({
    instanceTypes: z
      .array(z.string())
      .min(1)
      .default(UP_TO_2XLARGE)
      .describe('EC2 instance types that may be launched, with wildcards. Example: ["t3.*", "m7g.large"].'),
    databaseClasses: z
      .array(z.string())
      .default([])
      .describe(
        'RDS instance classes that may be created, with wildcards; any when empty. Example: ["db.t4g.*"].',
      ),
    maxVolumeGiB: z
      .number()
      .int()
      .positive()
      .optional()
      .describe('The largest EBS volume in GiB; any when left out.'),
    ...exemptions,
  }),
  stops: 'Launching instances, and by choice databases and volumes, above a size.',
  doesNotStop:
    'How many are launched; changing the type of a stopped instance; what services launch by themselves.',
  canBreak:
    'Workloads that need large or special instances: attach it to sandboxes rather than to production.',
  build: ({ instanceTypes, databaseClasses, maxVolumeGiB, ...parameters }, context) => {
    const Condition = unlessExempt(parameters, context);
    const ec2 = (kind: string) => `arn:${context.partition}:ec2:*:*:${kind}/*`;
    const types = { ...Condition, StringNotLike: { 'ec2:InstanceType': instanceTypes } };
    const classes = { ...Condition, StringNotLike: { 'rds:DatabaseClass': databaseClasses } };
    const size = { ...Condition, NumericGreaterThan: { 'ec2:VolumeSize': String(maxVolumeGiB) } };
    const databases = ['rds:CreateDBInstance', 'rds:ModifyDBInstance'];
    const volumes = ['ec2:CreateVolume', 'ec2:RunInstances'];
    return policyOf(
      deny('ec2:RunInstances', { Sid: 'Instances', Resource: ec2('instance'), Condition: types }),
      ...(databaseClasses.length > 0
        ? [
            deny(databases, {
              Sid: 'Databases',
              Condition: { ...classes, Null: { 'rds:DatabaseClass': 'false' } },
            }),
          ]
        : []),
      ...(maxVolumeGiB ? [deny(volumes, { Sid: 'Volumes', Resource: ec2('volume'), Condition: size })] : []),
    );
  },
});
