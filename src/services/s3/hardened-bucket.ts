import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { policyJson, type Statement } from '../../iam-documents/policy-document';
import { eachOf } from '../../terraform/for-each';
import type { LandfallStack } from '../../terraform/stack';
import {
  accessLogging,
  encryption,
  type LifecycleProps,
  lifecycleConfiguration,
  objectLockConfiguration,
  ownershipControls,
  publicAccessBlock,
  type SettingProps,
  versioning,
} from './bucket-settings';
import type { ObjectLock } from './schema';

/** The settings of a hardened bucket. */
export interface HardenedBucketProps {
  readonly name: string;
  /** region, where it is not that of the stack */
  readonly region?: string;
  /** `absent` and `released` keep the block, so that `prevent_destroy` still holds for what is in the state */
  readonly state?: 'active' | 'released' | 'absent';
  /** key of the default encryption; without it SSE-S3, which only a destination of access logs needs */
  readonly kmsKeyArn?: string;
  /** the whole bucket policy */
  readonly statements: readonly Statement[];
  readonly lifecycle: LifecycleProps;
  readonly objectLock?: ObjectLock | undefined;
  /** bucket of the same account and region that receives the access logs */
  readonly accessLogs?: AccessLogTarget;
}

/** A bucket that access logs go to. */
export interface AccessLogTarget {
  readonly name: string;
  /** what must be there before; nothing where another stack, applied before, makes the bucket */
  readonly ready: TerraformResource[];
}

/**
 * A bucket for data that must last: private, versioned, encrypted, owned by its account alone, its accesses logged, kept
 * on destroy and when its entry has gone from the file. Everything is a `for_each` of one key, the bucket's purpose.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket
 */
export class HardenedBucket extends Construct implements AccessLogTarget {
  /** the bucket's name, known before it is made */
  readonly name: string;
  /** resources that must exist before anything is delivered */
  readonly ready: TerraformResource[];
  /** resource that replication waits for */
  readonly versioning: TerraformResource;
  /** properties that the settings of this bucket share */
  readonly setting: SettingProps;

  constructor(
    private readonly stack: LandfallStack,
    readonly purpose: string,
    private readonly props: HardenedBucketProps,
  ) {
    super(stack, purpose);
    const { state = 'active', region, name } = props;
    const forEach = eachOf(state === 'active' ? [purpose] : []);
    const bucket = new S3Bucket(this, 'Resource', {
      forEach,
      bucket: name,
      forceDestroy: false,
      ...(region && { region }),
      lifecycle: { preventDestroy: true },
    });
    this.name = name;
    const reference = `\${aws_s3_bucket.${bucket.friendlyUniqueId}[each.key].id}`;
    this.setting = { forEach, bucket: reference, ...(region && { region }) };
    this.versioning = versioning(this, this.setting);
    this.ready = this.protect();
    this.releaseFromState(bucket, this.versioning, ...this.ready, ...this.describe());
  }

  /** Settings that Terraform forgets together with the bucket: destroying one would undo it in AWS. */
  releaseFromState(...resources: TerraformResource[]): void {
    if (this.props.state !== 'released') return;
    for (const { terraformResourceType, friendlyUniqueId } of resources)
      this.stack.moves.release({
        resource: `${terraformResourceType}.${friendlyUniqueId}`,
        key: this.purpose,
      });
  }

  private protect(): TerraformResource[] {
    const { statements, kmsKeyArn, objectLock } = this.props;
    const closed = publicAccessBlock(this, this.setting);
    const ownership = ownershipControls(this, this.setting);
    // S3 refuses two changes of access to a bucket at the same time.
    const policy = new S3BucketPolicy(this, 'policy', {
      ...this.setting,
      policy: policyJson(statements),
      dependsOn: [closed, ownership],
    });
    // S3 replicates from a bucket with object lock only to one that has it too.
    const lock = objectLock
      ? [objectLockConfiguration(this, this.setting, objectLock, [this.versioning])]
      : [];
    return [policy, encryption(this, this.setting, kmsKeyArn), closed, ownership, ...lock];
  }

  private describe(): TerraformResource[] {
    const { lifecycle, accessLogs } = this.props;
    const { setting, versioning } = this;
    return [
      lifecycleConfiguration(this, setting, lifecycle, [versioning]),
      ...(accessLogs
        ? [
            accessLogging(this, setting, {
              name: accessLogs.name,
              ready: accessLogs.ready,
              prefix: `${this.purpose}/`,
            }),
          ]
        : []),
    ];
  }
}
