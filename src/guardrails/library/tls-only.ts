import { z } from 'zod';
import { policyOf } from '../../iam-documents/policy-document';
import { guard, perimeter } from './perimeter';
import { definePolicy } from './policy';

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_examples.html */
export const tlsOnly = definePolicy({
  name: 'tls-only',
  title: 'Only encrypted connections',
  type: 'RESOURCE_CONTROL_POLICY',
  parameters: z.strictObject({
    ...perimeter,
    minS3TlsVersion: z
      .enum(['1.2', '1.3'])
      .optional()
      .describe('The least version of TLS for S3; AWS itself refuses versions below 1.2.'),
  }),
  stops: 'Requests over plain HTTP, and to S3 by choice with an old version of TLS.',
  doesNotStop: 'Requests to services without support for resource control policies.',
  canBreak: 'Web sites served by S3 itself, which are plain HTTP; very old clients.',
  build: ({ minS3TlsVersion, ...parameters }) => {
    const plain = guard(parameters, { BoolIfExists: { 'aws:SecureTransport': 'false' } });
    if (!minS3TlsVersion) return policyOf(plain);
    const old = guard(
      { ...parameters, actions: ['s3:*'] },
      { NumericLessThan: { 's3:TlsVersion': minS3TlsVersion } },
    );
    return policyOf({ ...plain, Sid: 'Plain' }, { ...old, Sid: 'Version' });
  },
});
