import type { Statement } from './policy-document';

/**
 * Denies everyone any request to a bucket without TLS 1.2.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export function tlsOnly(bucketArn: string): Statement[] {
  const everything = { Effect: 'Deny', Principal: '*', Action: 's3:*' } as const;
  const Resource = [bucketArn, `${bucketArn}/*`];
  return [
    {
      Sid: 'DenyInsecureTransport',
      ...everything,
      Resource,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    {
      Sid: 'DenyOldTls',
      ...everything,
      Resource,
      Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
    },
  ];
}
