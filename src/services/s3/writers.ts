import type { Statement } from '../../iam-documents/policy-document';
import { confusedDeputyConditions } from '../../iam-documents/trust';

/** The ACL that AWS's services send with what they deliver; it gives the object to the bucket's owner. */
const ownersAcl = { 's3:x-amz-acl': 'bucket-owner-full-control' };

/** The trail that CloudTrail writes for. */
export interface TrailWriter {
  readonly bucketArn: string;
  /** ARN of the trail, which carries the management account's id and the home region */
  readonly trailArn: string;
  readonly managementAccountId: string;
  readonly organizationId: string;
}

/**
 * One organization trail, and no other, checks the bucket and writes under the management account and the organization.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function trailWriter(trail: TrailWriter): Statement[] {
  const { bucketArn, trailArn, managementAccountId, organizationId } = trail;
  const Principal = { Service: 'cloudtrail.amazonaws.com' };
  const source = { 'aws:SourceArn': trailArn };
  return [
    {
      Sid: 'CloudTrailChecksAcl',
      Effect: 'Allow',
      Principal,
      Action: 's3:GetBucketAcl',
      Resource: bucketArn,
      Condition: { StringEquals: source },
    },
    {
      Sid: 'CloudTrailWrites',
      Effect: 'Allow',
      Principal,
      Action: 's3:PutObject',
      Resource: [`${bucketArn}/AWSLogs/${managementAccountId}/*`, `${bucketArn}/AWSLogs/${organizationId}/*`],
      Condition: { StringEquals: { ...source, ...ownersAcl } },
    },
  ];
}

/** The service-linked role of AWS Config, in every account. */
export const configRole = 'arn:aws:iam::*:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig';

/**
 * AWS Config of every account of the organization checks the bucket and delivers to it: as the service, and as the
 * service-linked role that it tries first. No list of accounts, so that one that joins later delivers at once.
 * https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
 */
export function configWriter(bucketArn: string, organizationId: string): Statement[] {
  const service = { Service: 'config.amazonaws.com' };
  const ofOrganization = { 'aws:SourceOrgID': organizationId };
  const roles = { 'aws:PrincipalOrgID': organizationId };
  const ArnLike = { 'aws:PrincipalArn': configRole };
  const check = {
    Effect: 'Allow',
    Action: ['s3:GetBucketAcl', 's3:ListBucket'],
    Resource: bucketArn,
  } as const;
  const Resource = `${bucketArn}/AWSLogs/*/Config/*`;
  const write = { Effect: 'Allow', Action: 's3:PutObject', Resource } as const;
  return [
    { Sid: 'ConfigChecks', ...check, Principal: service, Condition: { StringEquals: ofOrganization } },
    {
      Sid: 'ConfigWrites',
      ...write,
      Principal: service,
      Condition: { StringEquals: { ...ofOrganization, ...ownersAcl } },
    },
    {
      Sid: 'ConfigRolesCheck',
      ...check,
      Principal: { AWS: '*' },
      Condition: { StringEquals: roles, ArnLike },
    },
    {
      Sid: 'ConfigRolesWrite',
      ...write,
      Principal: { AWS: '*' },
      Condition: { StringEquals: { ...roles, ...ownersAcl }, ArnLike },
    },
  ];
}

/**
 * S3 delivers the access logs of other buckets of the same account.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 *
 * @param sources ARNs of the buckets whose logs arrive
 */
export const accessLogWriter = (
  bucketArn: string,
  accountId: string,
  sources: readonly string[],
): Statement => ({
  Sid: 'S3WritesAccessLogs',
  Effect: 'Allow',
  Principal: { Service: 'logging.s3.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: `${bucketArn}/*`,
  Condition: confusedDeputyConditions({ accountId, sourceArn: sources }),
});
