import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { policyJson, type Statement } from '../../iam-documents/policy-document';
import { serviceTrust } from '../../iam-documents/trust';
import { dataLakeBuckets, keyUse } from './key-use';

/** From where to where data is copied. */
export interface ReplicationRoleProps {
  readonly accountId: string;
  /** name of the keys' alias, without `alias/` */
  readonly alias: string;
  /** contributing Regions */
  readonly from: readonly string[];
  /** rollup Region */
  readonly to: string;
}

/**
 * The role with which S3 copies data to the rollup Region. The user guide asks for a name that begins with SecurityLake;
 * AWS's own permissions may pass only a role of this name and path, and the provider's acceptance test copies with it.
 * https://docs.aws.amazon.com/security-lake/latest/userguide/add-rollup-region.html#iam-role-replication (read 2026-11-21)
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSecurityLakeAdministrator.html (read 2026-11-21)
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/securitylake/data_lake_test.go (read 2026-11-21)
 */
export class ReplicationRole extends Construct {
  /** ARN, as an expression */
  readonly arn: string;
  /** what data lakes wait for */
  readonly ready: readonly TerraformResource[];

  constructor(scope: Construct, id: string, props: ReplicationRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'Resource', {
      name: 'AmazonSecurityLakeS3ReplicationRole',
      path: '/service-role/',
      description: 'S3 copies the data lake to its rollup Region',
      assumeRolePolicy: policyJson([trust(props.accountId)]),
    });
    this.arn = role.arn;
    this.ready = [
      new IamRolePolicy(this, 'policy', {
        role: role.name,
        name: 'replicate',
        policy: policyJson(replicationStatements(props)),
      }),
    ];
  }
}

const trust = (accountId: string): Statement =>
  serviceTrust({
    Sid: 'S3',
    service: 's3.amazonaws.com',
    accountId,
    sourceArn: `arn:aws:s3:::${dataLakeBuckets('*')}`,
  });

/** What the role may: read versions in the contributing Regions, write them in the rollup Region, use the keys. */
function replicationStatements({ accountId, alias, from, to }: ReplicationRoleProps): Statement[] {
  const allow = (Sid: string, Action: readonly string[], Resource: readonly string[]): Statement => ({
    Sid,
    Effect: 'Allow',
    Action,
    Resource,
    Condition: { StringEquals: { 's3:ResourceAccount': accountId } },
  });
  const arns = from.map((region) => `arn:aws:s3:::${dataLakeBuckets(region)}`);
  return [
    allow('ReadRules', ['s3:GetReplicationConfiguration', 's3:ListBucket'], arns),
    allow(
      'ReadVersions',
      readVersions,
      arns.map((arn) => `${arn}/*`),
    ),
    allow('WriteReplicas', writeReplicas, [`arn:aws:s3:::${dataLakeBuckets(to)}/*`]),
    ...from.map((region, index) =>
      keyUse({ sid: `Decrypt${index + 1}`, actions: ['kms:Decrypt'], accountId, alias, region }),
    ),
    keyUse({ sid: 'Encrypt', actions: ['kms:Encrypt', 'kms:GenerateDataKey'], accountId, alias, region: to }),
  ];
}

const readVersions = [
  's3:GetObjectLegalHold',
  's3:GetObjectRetention',
  's3:GetObjectVersion',
  's3:GetObjectVersionAcl',
  's3:GetObjectVersionForReplication',
  's3:GetObjectVersionTagging',
];

const writeReplicas = [
  's3:GetObjectVersionTagging',
  's3:ReplicateDelete',
  's3:ReplicateObject',
  's3:ReplicateTags',
];
