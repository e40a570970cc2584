import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { policyJson, type Statement } from '../../iam-documents/policy-document';

/** The reading accounts, and the buckets and keys that they read. */
export interface LogReaderProps {
  readonly name: string;
  /** ids of the accounts whose identities may take the role */
  readonly accountIds: readonly string[];
  readonly organizationId: string;
  readonly bucketArns: readonly string[];
  readonly keyArns: readonly string[];
  readonly region: string;
}

/**
 * A role in the log archive that reads the logs and nothing else, for the security team's account. Whom that account
 * lets take it is said there.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-sharing-logs-assume-role.html
 */
export class LogReader extends Construct {
  constructor(scope: Construct, id: string, props: LogReaderProps) {
    super(scope, id);
    const role = new IamRole(this, 'Resource', {
      name: props.name,
      description: 'Reads the log archive',
      maxSessionDuration: 3600,
      assumeRolePolicy: policyJson([readerTrust(props)]),
    });
    new IamRolePolicy(this, 'policy', {
      name: 'read-logs',
      role: role.id,
      policy: policyJson(readerStatements(props)),
    });
  }
}

/** Only identities of the accounts named take the role, and only while they belong to the organization. */
export const readerTrust = ({
  accountIds,
  organizationId,
}: Pick<LogReaderProps, 'accountIds' | 'organizationId'>): Statement => ({
  Sid: 'Readers',
  Effect: 'Allow',
  Principal: { AWS: accountIds.map((id) => `arn:aws:iam::${id}:root`) },
  Action: 'sts:AssumeRole',
  Condition: { StringEquals: { 'aws:PrincipalOrgID': organizationId } },
});

/** What a reader may: list the buckets, read what is in them, decrypt it through S3. */
export function readerStatements({
  bucketArns,
  keyArns,
  region,
}: Pick<LogReaderProps, 'bucketArns' | 'keyArns' | 'region'>): Statement[] {
  return [
    {
      Sid: 'ListBuckets',
      Effect: 'Allow',
      Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketVersions'],
      Resource: bucketArns,
    },
    {
      Sid: 'ReadLogs',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:GetObjectVersion'],
      Resource: bucketArns.map((arn) => `${arn}/*`),
    },
    {
      Sid: 'Decrypt',
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: keyArns,
      Condition: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
    },
  ];
}
