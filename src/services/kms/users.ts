import type { Statement } from '../../iam-documents/policy-document';

const use = ['kms:Decrypt', 'kms:GenerateDataKey*'];

/**
 * CloudTrail encrypts the log files of one trail: bound to its ARN by the request's source and by the encryption
 * context. Reading back is what a bucket with an S3 Bucket Key needs when the trail is created or changed.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function trailUse(trailArn: string): Statement[] {
  const Principal = { Service: 'cloudtrail.amazonaws.com' };
  const source = { 'aws:SourceArn': trailArn };
  return [
    {
      Sid: 'EncryptTrail',
      Effect: 'Allow',
      Principal,
      Action: 'kms:GenerateDataKey*',
      Resource: '*',
      Condition: { StringEquals: { ...source, 'kms:EncryptionContext:aws:cloudtrail:arn': trailArn } },
    },
    {
      Sid: 'DescribeAndVerifyForTrail',
      Effect: 'Allow',
      Principal,
      Action: ['kms:Decrypt', 'kms:DescribeKey'],
      Resource: '*',
      Condition: { StringEquals: source },
    },
  ];
}

/**
 * AWS Config of every account of the organization encrypts what it delivers: as the service, and as the service-linked
 * role that it tries first.
 * https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html
 */
export const configUse = (organizationId: string): Statement[] => [
  {
    Sid: 'EncryptForConfig',
    Effect: 'Allow',
    Principal: { Service: 'config.amazonaws.com' },
    Action: use,
    Resource: '*',
    Condition: { StringEquals: { 'aws:SourceOrgID': organizationId } },
  },
  {
    Sid: 'EncryptForConfigRoles',
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: use,
    Resource: '*',
    Condition: {
      StringEquals: { 'aws:PrincipalOrgID': organizationId },
      ArnLike: {
        'aws:PrincipalArn':
          'arn:aws:iam::*:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
      },
    },
  },
];

/** Where a log group is. */
export interface LogGroupPlace {
  readonly region: string;
  readonly accountId: string;
  readonly logGroup: string;
}

/**
 * CloudWatch Logs encrypts one log group.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export const logGroupUse = ({ region, accountId, logGroup }: LogGroupPlace): Statement => ({
  Sid: 'EncryptLogGroup',
  Effect: 'Allow',
  Principal: { Service: `logs.${region}.amazonaws.com` },
  Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
  Resource: '*',
  Condition: {
    ArnEquals: {
      'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${region}:${accountId}:log-group:${logGroup}`,
    },
  },
});

/**
 * Services publish to the encrypted topics of an account. Bound by the topic in the encryption context, not by
 * `aws:SourceAccount`: SNS does not support that for EventBridge, whose messages would be lost without an error. Whom a
 * service publishes for is bound by the policy of the topic.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export const publisherUse = (services: readonly string[], accountId: string): Statement => ({
  Sid: 'EncryptMessages',
  Effect: 'Allow',
  Principal: { Service: services },
  Action: use,
  Resource: '*',
  Condition: { ArnLike: { 'kms:EncryptionContext:aws:sns:topicArn': `arn:aws:sns:*:${accountId}:*` } },
});

/**
 * Lake Formation's service-linked role reads what a query asks for. Its permissions are fixed, so that the key has to
 * admit it; and the role may not exist yet, so that it cannot be the principal itself.
 * https://docs.aws.amazon.com/lake-formation/latest/dg/register-encrypted.html (read 2026-11-21)
 */
export const lakeFormationUse = (accountId: string): Statement => ({
  Sid: 'ReadByLakeFormation',
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: 'kms:Decrypt',
  Resource: '*',
  Condition: {
    StringEquals: { 'kms:CallerAccount': accountId },
    ArnEquals: {
      'aws:PrincipalArn': `arn:aws:iam::${accountId}:role/aws-service-role/lakeformation.amazonaws.com/AWSServiceRoleForLakeFormationDataAccess`,
    },
    StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' },
  },
});
