import type { Statement } from '../../iam-documents/policy-document';
import { tlsOnly } from '../../iam-documents/tls-only';

/** What holds for every bucket of the log archive, whoever asks. */
export interface Protection {
  readonly bucketArn: string;
  readonly organizationId: string;
  /** ARNs of the roles that may delete what was logged; nobody else may, administrators included */
  readonly deletionRoles: readonly string[];
  /** ARN of the role by which Terraform sets how long logs are kept */
  readonly terraformRole: string;
  /** ARNs, `*` allowed, of roles that write beside AWS's services themselves */
  readonly writers?: readonly string[];
}

/**
 * What nobody does to a bucket of the log archive: reach it without TLS 1.2, reach it from outside the organization, or
 * delete what was logged. Lifecycle rules are not asked and expire objects all the same, so nobody but Terraform sets
 * them; and what is written over is a version that expires, so only services write.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export function protection(settings: Protection): Statement[] {
  const { bucketArn, organizationId, deletionRoles, terraformRole, writers = [] } = settings;
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
      ...(deletionRoles.length && { Condition: { ArnNotLike: { 'aws:PrincipalArn': deletionRoles } } }),
    },
    {
      Sid: 'DenyHastening',
      Effect: 'Deny',
      Principal: '*',
      Action: ['s3:PutBucketVersioning', 's3:PutLifecycleConfiguration'],
      Resource: bucketArn,
      Condition: { ArnNotLike: { 'aws:PrincipalArn': [terraformRole, ...deletionRoles] } },
    },
    {
      Sid: 'DenyOverwriting',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: `${bucketArn}/*`,
      Condition: {
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        ...(writers.length && { ArnNotLike: { 'aws:PrincipalArn': writers } }),
      },
    },
  ];
}
