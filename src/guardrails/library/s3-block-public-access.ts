import { z } from 'zod';
import { definePolicy } from './policy';
import { assign } from './statements';

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_s3_syntax.html */
export const s3BlockPublicAccess = definePolicy({
  name: 's3-block-public-access',
  title: 'S3 Block Public Access of every account',
  type: 'S3_POLICY',
  parameters: z.strictObject({
    block: z.boolean().default(true).describe('Whether all four settings are on (all) or off (none).'),
  }),
  stops: 'Public access to every bucket of the accounts, whatever the accounts and buckets say themselves.',
  doesNotStop:
    'Access by single other accounts that a bucket policy names: see organization-only-identities.',
  canBreak: 'Public web sites and downloads in S3.',
  build: ({ block }) => ({
    s3_attributes: { public_access_block_configuration: assign(block ? 'all' : 'none') },
  }),
});
