import type { App } from 'cdktf';
import type { Resolved } from '../src/config/resolve';
import { PipelineRoles } from '../src/services/bootstrap/pipeline-roles';
import type { Bootstrap } from '../src/services/bootstrap/schema';
import { issuersOf } from '../src/services/bootstrap/trust';
import { breakGlassPath } from '../src/services/iam/break-glass-role';
import { EncryptionKey } from '../src/services/kms/key';
import { HardenedBucket } from '../src/services/s3/hardened-bucket';
import { LandfallStack } from '../src/terraform/stack';
import { tlsOnly } from '../src/terraform/tls-only';
import { inManagement } from '../src/terraform/where';

/** What pipelines run with, in the management account; applied once by a person before everything else. */
export class BootstrapStack extends LandfallStack {
  constructor(scope: App, organization: Resolved, settings: Bootstrap) {
    super(scope, 'bootstrap', inManagement(organization));
    const accountId = organization.management.id ?? '';
    const { s3 } = organization.terraform.backend;
    const key = new EncryptionKey(this, 'state', {
      alias: 'landfall-state',
      description: 'Encrypts the states of Terraform.',
      accountId,
      statements: [],
      ...(s3 && { region: s3.region }),
      state: s3 ? 'active' : 'absent',
    });
    const bucketArn = `arn:aws:s3:::${s3?.bucket}`;
    new HardenedBucket(this, 'state', {
      name: s3?.bucket ?? 'none',
      ...(s3 && { region: s3.region }),
      state: s3 ? 'active' : 'absent',
      kmsKeyArn: key.arn,
      statements: tlsOnly(bucketArn),
      lifecycle: { tiers: [], keepFormerVersionsDays: 365 },
    });
    const { planRoleName, applyRoleName } = settings;
    const issuers = issuersOf(settings);
    if (issuers.length)
      new PipelineRoles(this, 'pipeline', {
        issuers,
        accountId,
        ...(s3 && { state: { bucketArn, keyArn: key.arn, region: s3.region, prefix: s3.prefix } }),
        assumedRoleArns: [organization.terraform.managementRoleArn, s3?.roleArn].filter(
          (arn) => arn !== undefined,
        ),
        planRoleName,
        applyRoleName,
        breakGlassPath,
      });
  }
}
