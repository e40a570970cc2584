import type { Statement } from '../src/iam-documents/policy-document';
import { trailArn } from '../src/services/cloudtrail/trail';
import { configUse, trailUse } from '../src/services/kms/users';
import { type BucketPurpose, logBucketName, type repeatedPurposes } from '../src/services/s3/names';
import { protection } from '../src/services/s3/protection';
import { accessLogWriter, configRole, configWriter, trailWriter } from '../src/services/s3/writers';
import { bucketPlace, bucketRoles, type Logged, trailName } from './logging-names';

/** The purpose of a bucket that services of the whole organization deliver to. */
export type Delivered = (typeof repeatedPurposes)[number];

/** The policies of the buckets and keys of the log archive. */
export class LogArchivePolicies {
  /**
   * @param accountId id of the log archive account, as a value or an expression without quotes
   * @param organizationId id of the organization, likewise
   */
  constructor(
    private readonly organization: Logged,
    private readonly accountId: string,
    private readonly organizationId: string,
  ) {}

  /** The name of a bucket, in the home region or in the region of its replica. */
  bucketName(purpose: BucketPurpose, region?: string): string {
    return logBucketName(bucketPlace(this.organization, this.accountId, region), purpose);
  }

  /** The policy of a bucket that services deliver to. */
  deliveredBucket(purpose: Delivered): Statement[] {
    const bucketArn = this.arn(purpose);
    const { organizationId, trailArn } = this;
    const managementAccountId = this.organization.management.id ?? '';
    const writers =
      purpose === 'trail'
        ? trailWriter({ bucketArn, trailArn, managementAccountId, organizationId })
        : configWriter(bucketArn, organizationId);
    return [...writers, ...this.protection(bucketArn, purpose === 'config' ? [configRole] : [])];
  }

  /** The policy of the bucket for access logs of the other buckets. */
  accessBucket(): Statement[] {
    const bucketArn = this.arn('access');
    const sources = [this.arn('trail'), this.arn('config'), this.arn('detect')];
    return [accessLogWriter(bucketArn, this.accountId, sources), ...this.protection(bucketArn)];
  }

  /** The policy of a replica. Only the replication role may write, which its own policy allows. */
  replica(purpose: Delivered, region: string): Statement[] {
    return this.protection(`arn:aws:s3:::${this.bucketName(purpose, region)}`);
  }

  /** The policy statements for services that use the key of a bucket. */
  key(purpose: Delivered): Statement[] {
    return purpose === 'trail' ? trailUse(this.trailArn) : configUse(this.organizationId);
  }

  private protection(bucketArn: string, writers: readonly string[] = []): Statement[] {
    const { organization, accountId, organizationId } = this;
    return protection({
      bucketArn,
      organizationId,
      ...bucketRoles(organization, accountId),
      writers,
    });
  }

  private arn(purpose: BucketPurpose): string {
    return `arn:aws:s3:::${this.bucketName(purpose)}`;
  }

  private get trailArn(): string {
    const { homeRegion, management } = this.organization;
    return trailArn({
      region: homeRegion,
      accountId: management.id ?? '',
      name: trailName(this.organization),
    });
  }
}
