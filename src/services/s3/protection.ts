import type { Statement } from '../../terraform/policy-document';
import { tlsOnly } from '../../terraform/tls-only';

/** What holds for every bucket of the log archive, whoever asks. */
export interface Protection {
  readonly bucketArn: string;
  readonly organizationId: string;
  /** ARNs of the roles that may delete what was logged; nobody else may, administrators included */
  readonly deleters: readonly string[];
}

/**
 * What nobody does to a bucket of the log archive: reach it without TLS 1.2, reach it from outside the organization, or
 * delete what was logged. Lifecycle rules are not asked and expire objects all the same.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export function protection({ bucketArn, organizationId, deleters }: Protection): Statement[] {
  return [
    ...tlsOnly(bucketArn),
    {
      Sid: 'DenyOutsiders',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [bucketArn, `${bucketArn}/*`],
      Condition: {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': organizationId },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
      },
    },
    {
      Sid: 'DenyDeletion',
      Effect: 'Deny',
      Principal: '*',
      Action: ['s3:BypassGovernanceRetention', 's3:DeleteObject', 's3:DeleteObjectVersion'],
      Resource: `${bucketArn}/*`,
      ...(deleters.length && { Condition: { ArnNotLike: { 'aws:PrincipalArn': deleters } } }),
    },
  ];
}
