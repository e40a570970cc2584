import { z } from 'zod';
import type { ConditionBlock, Statement } from '../../iam-documents/policy-document';
import { policyOf } from '../../iam-documents/policy-document';
import { exemptions, unlessExempt } from './exemptions';
import { definePolicy } from './policy';
import { deny } from './statements';

const SERVICES = ['ebs', 'efs', 'rds', 's3'] as const;

/** @see https://docs.aws.amazon.com/prescriptive-guidance/latest/encryption-best-practices/welcome.html */
export const requireEncryption = definePolicy({
  name: 'require-encryption',
  title: 'Require encryption at rest',
  type: 'SERVICE_CONTROL_POLICY',
  parameters: z.strictObject({
    services: z
      .array(z.enum(SERVICES))
      .min(1)
      .default(['ebs', 'efs', 'rds'])
      .describe('Where encryption is required. s3 requires KMS keys; S3 encrypts with its own keys anyway.'),
    ...exemptions,
  }),
  stops:
    'New unencrypted volumes, file systems and databases, and switching off default encryption of volumes.',
  doesNotStop: 'What exists already; snapshots copied in from elsewhere; the choice of key.',
  canBreak: 'Templates that leave encryption out, such as those that say nothing about StorageEncrypted.',
  build: ({ services, ...parameters }, context) => {
    const Condition = unlessExempt(parameters, context);
    return policyOf(
      ...SERVICES.filter((one) => services.includes(one)).flatMap((one) =>
        statements(one, Condition, context.partition),
      ),
    );
  },
});

function statements(
  service: (typeof SERVICES)[number],
  exempt: ConditionBlock,
  partition: string,
): Statement[] {
  const unless = (condition: ConditionBlock) => ({ ...exempt, ...condition });
  if (service === 'ebs') {
    const Resource = `arn:${partition}:ec2:*:*:volume/*`;
    const Condition = unless({ Bool: { 'ec2:Encrypted': 'false' } });
    return [
      deny(['ec2:CreateVolume', 'ec2:RunInstances'], { Sid: 'Ebs', Resource, Condition }),
      deny('ec2:DisableEbsEncryptionByDefault', { Sid: 'EbsDefault', Condition: exempt }),
    ];
  }
  if (service === 'efs') {
    const Condition = unless({ Bool: { 'elasticfilesystem:Encrypted': 'false' } });
    return [deny('elasticfilesystem:CreateFileSystem', { Sid: 'Efs', Condition })];
  }
  if (service === 'rds') {
    const Bool = { 'rds:StorageEncrypted': 'false' };
    // An instance of a cluster cannot say that it is encrypted: its cluster is.
    const StringNotLike = { 'rds:DatabaseEngine': ['aurora*', 'docdb', 'neptune'] };
    return [
      deny('rds:CreateDBCluster', { Sid: 'RdsCluster', Condition: unless({ Bool }) }),
      deny('rds:CreateDBInstance', { Sid: 'Rds', Condition: unless({ Bool, StringNotLike }) }),
    ];
  }
  // An upload that names no encryption takes the bucket's default, which may well be a KMS key.
  const Condition = unless({
    StringNotEquals: { 's3:x-amz-server-side-encryption': ['aws:kms', 'aws:kms:dsse'] },
  });
  const Null = { 's3:x-amz-server-side-encryption': 'false' };
  return [deny('s3:PutObject', { Sid: 'S3', Condition: { ...Condition, Null } })];
}
