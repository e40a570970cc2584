import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import { Construct } from 'constructs';
import { policyJson, type Statement } from '../../iam-documents/policy-document';
import { serviceTrust } from '../../iam-documents/trust';
import type { LandfallStack } from '../../terraform/stack';
import type { HardenedBucket } from './hardened-bucket';

/** A bucket and its replica in another region. */
export interface ReplicationProps {
  /** name of the replicated purpose */
  readonly what: string;
  /** name of the role */
  readonly roleName: string;
  readonly accountId: string;
  readonly source: HardenedBucket;
  readonly sourceRegion: string;
  readonly sourceKeyArn: string;
  readonly replica: HardenedBucket;
  readonly replicaRegion: string;
  readonly replicaKeyArn: string;
}

/**
 * Replicates a bucket to another region, encrypted with a key of that region. Deletions are not replicated.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket_replication_configuration
 */
export class Replication extends Construct {
  constructor(scope: LandfallStack, id: string, props: ReplicationProps) {
    super(scope, id);
    const { source, replica } = props;
    const { forEach } = source.setting;
    const role = new IamRole(this, 'role', {
      forEach,
      name: props.roleName,
      description: `Repeats ${props.what} in ${props.replicaRegion}`,
      assumeRolePolicy: policyJson([
        serviceTrust({
          service: 's3.amazonaws.com',
          accountId: props.accountId,
          sourceArn: `arn:aws:s3:::${source.name}`,
          Sid: 'S3',
        }),
      ]),
    });
    const roleRef = (attribute: string) => `\${aws_iam_role.${role.friendlyUniqueId}[each.key].${attribute}}`;
    const policy = new IamRolePolicy(this, 'role_policy', {
      forEach,
      name: 'replicate',
      role: roleRef('id'),
      policy: policyJson(replicationStatements(props)),
    });
    const configuration = new S3BucketReplicationConfigurationA(this, 'Resource', {
      ...source.setting,
      role: roleRef('arn'),
      rule: [rule(props)],
      dependsOn: [source.versioning, replica.versioning, ...replica.ready, policy],
    });
    source.releaseFromState(role, policy, configuration);
  }
}

const rule = ({ replica, replicaKeyArn }: ReplicationProps) => ({
  id: 'everything',
  priority: 0,
  status: 'Enabled',
  filter: {},
  deleteMarkerReplication: { status: 'Disabled' },
  sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
  destination: {
    bucket: `arn:aws:s3:::${replica.name}`,
    encryptionConfiguration: { replicaKmsKeyId: replicaKeyArn },
  },
});

/**
 * The permissions of the replication role: read versions of the source, write them to the replica, use both keys
 * through S3.
 */
function replicationStatements(props: ReplicationProps): Statement[] {
  const source = `arn:aws:s3:::${props.source.name}`;
  const throughS3 = (region: string) => ({
    StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
  });
  const allow = (Sid: string, Action: string[], Resource: string): Statement => ({
    Sid,
    Effect: 'Allow',
    Action,
    Resource,
  });
  return [
    allow('ReadRules', ['s3:GetReplicationConfiguration', 's3:ListBucket'], source),
    allow(
      'ReadVersions',
      [
        's3:GetObjectLegalHold',
        's3:GetObjectRetention',
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionTagging',
      ],
      `${source}/*`,
    ),
    allow(
      'WriteReplicas',
      ['s3:ReplicateObject', 's3:ReplicateTags'],
      `arn:aws:s3:::${props.replica.name}/*`,
    ),
    { ...allow('Decrypt', ['kms:Decrypt'], props.sourceKeyArn), Condition: throughS3(props.sourceRegion) },
    {
      ...allow('Encrypt', ['kms:Encrypt', 'kms:GenerateDataKey'], props.replicaKeyArn),
      Condition: throughS3(props.replicaRegion),
    },
  ];
}
