import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { policyJson, type Statement } from '../../iam-documents/policy-document';
import { keyUse } from './key-use';

/** The role of the functions that keep the tables of the data lake. */
export interface MetastoreRoleProps {
  readonly accountId: string;
  /** name of the keys' alias, without `alias/` */
  readonly alias: string;
}

/**
 * The role with which Security Lake's functions register what was delivered in the tables of AWS Glue. AWS's own
 * permissions name it by this name and path, so that it has no other; AWS's policy for it holds nothing of KMS. IAM is
 * global, so that the data lakes of all regions share it, as in the provider's acceptance test.
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/securitylake/data_lake_test.go (read 2026-11-21)
 * https://docs.aws.amazon.com/security-lake/latest/userguide/security-iam-awsmanpol.html (read 2026-11-21)
 */
export class MetastoreRole extends Construct {
  /** ARN, as an expression */
  readonly arn: string;
  /** what data lakes wait for */
  readonly ready: readonly TerraformResource[];

  constructor(scope: Construct, id: string, { accountId, alias }: MetastoreRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'Resource', {
      name: 'AmazonSecurityLakeMetaStoreManagerV2',
      path: '/service-role/',
      description: 'Security Lake registers what is delivered in the tables of the data lake',
      assumeRolePolicy: policyJson([trust]),
    });
    const actions = ['kms:Decrypt', 'kms:GenerateDataKey'];
    this.arn = role.arn;
    this.ready = [
      new IamRolePolicyAttachment(this, 'policy', {
        role: role.name,
        policyArn: 'arn:aws:iam::aws:policy/service-role/AmazonSecurityLakeMetastoreManager',
      }),
      new IamRolePolicy(this, 'key_policy', {
        role: role.name,
        name: 'use-data-lake-keys',
        policy: policyJson([keyUse({ sid: 'UseKeys', actions, accountId, alias, region: '*' })]),
      }),
    ];
  }
}

const trust: Statement = {
  Sid: 'Lambda',
  Effect: 'Allow',
  Principal: { Service: 'lambda.amazonaws.com' },
  Action: 'sts:AssumeRole',
};
