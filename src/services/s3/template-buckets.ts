import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { policyJson } from '../../iam-documents/policy-document';
import { inEach } from '../../terraform/per-region';

/** Buckets for templates. */
export interface TemplateBucketsProps {
  /** beginning of their names */
  readonly prefix: string;
  /** the account, as a value or an expression without quotes */
  readonly accountId: string;
  readonly regions: readonly string[];
}

/**
 * Private, versioned, encrypted buckets for templates that are too long for a request, one a region. Terraform has
 * made what is in them, so they go with it.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket
 */
export class TemplateBuckets extends Construct {
  /** what must be there before anything is put in */
  readonly ready: ITerraformDependable[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: TemplateBucketsProps,
  ) {
    super(scope, id);
    const each = inEach(props.regions);
    const made = new S3Bucket(this, 'Resource', {
      ...each,
      bucket: this.name('${each.key}'),
      forceDestroy: true,
    });
    const setting = { ...each, bucket: `\${aws_s3_bucket.${made.friendlyUniqueId}[each.key].id}` };
    const closed = new S3BucketPublicAccessBlock(this, 'public_access_block', {
      ...setting,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const owned = new S3BucketOwnershipControls(this, 'ownership', {
      ...setting,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    const encrypted = new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
      ...setting,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms' }, bucketKeyEnabled: true }],
    });
    const versioned = new S3BucketVersioningA(this, 'versioning', {
      ...setting,
      versioningConfiguration: { status: 'Enabled' },
    });
    const arn = `arn:aws:s3:::${this.name('${each.key}')}`;
    const policy = new S3BucketPolicy(this, 'policy', {
      ...setting,
      policy: policyJson([
        {
          Sid: 'DenyInsecureTransport',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: [arn, `${arn}/*`],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ]),
      dependsOn: [closed, owned],
    });
    this.ready = [policy, encrypted, versioned];
  }

  /** Name of the bucket in a region: derived, with the account's id so that nobody else can have taken it. */
  name(region: string): string {
    return `${this.props.prefix}-${this.props.accountId}-${region}`;
  }
}
