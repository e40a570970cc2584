import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { exemptions, unlessExempt } from './exemptions';
import { definePolicy } from './policy';
import { deny } from './statements';

const PUBLIC_ACLS = ['authenticated-read', 'public-read', 'public-read-write'];

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
export const denyPublicS3 = definePolicy({
  name: 'deny-public-s3',
  title: 'Deny public S3 buckets',
  type: 'SERVICE_CONTROL_POLICY',
  parameters: z.strictObject({
    protectBuckets: z
      .boolean()
      .default(false)
      .describe('Whether the block on single buckets is kept from change as well as that on the account.'),
    ...exemptions,
  }),
  stops: 'Changing the public access block of an account, and canned ACLs that open a bucket or an object.',
  doesNotStop:
    'Anything in an account whose public access block is off: the baseline or an S3 policy sets it.',
  canBreak:
    'With protectBuckets: templates that set the block on their own buckets. Web sites served by S3 itself.',
  build: (parameters, context) => {
    const Condition = unlessExempt(parameters, context);
    const blocks = [
      's3:PutAccountPublicAccessBlock',
      ...(parameters.protectBuckets ? ['s3:PutBucketPublicAccessBlock'] : []),
    ];
    const writes = ['s3:CreateBucket', 's3:PutBucketAcl', 's3:PutObject', 's3:PutObjectAcl'];
    return policyOf(
      deny(blocks, { Sid: 'Block', Condition }),
      deny(writes, {
        Sid: 'Acl',
        Condition: { ...Condition, StringEquals: { 's3:x-amz-acl': PUBLIC_ACLS } },
      }),
    );
  },
});
