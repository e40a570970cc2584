import type { Statement } from '../../iam-documents/policy-document';
import { tlsOnly } from '../../iam-documents/tls-only';

/** The settings of the protection of log buckets. */
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
 * The denials for every log bucket: access without TLS 1.2, access from outside the organization, and deletion of logs.
 * Lifecycle rules ignore the policy, so only Terraform may set them. Overwriting makes the old version expire, so only
 * services may write.
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
