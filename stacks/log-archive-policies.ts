import type { Statement } from '../src/iam-documents/policy-document';
import { trailArn } from '../src/services/cloudtrail/trail';
import { configUse, trailUse } from '../src/services/kms/users';
import { type BucketPurpose, logBucketName, type repeatedPurposes } from '../src/services/s3/names';
import { protection } from '../src/services/s3/protection';
import { accessLogWriter, configRole, configWriter, trailWriter } from '../src/services/s3/writers';
import { bucketPlace, bucketRoles, type Logged, trailName } from './logging-names';

/** A bucket that services deliver to, from everywhere in the organization. */
export type Delivered = (typeof repeatedPurposes)[number];

/** Who may do what with the buckets and keys of the log archive. */
export class LogArchivePolicies {
  /**
   * @param accountId the log archive's, as a value or an expression without quotes
   * @param organizationId likewise
   */
  constructor(
    private readonly organization: Logged,
    private readonly accountId: string,
    private readonly organizationId: string,
  ) {}

  /** Name of a bucket; the region is the home region, or that of the replicas. */
  bucketName(purpose: BucketPurpose, region?: string): string {
    return logBucketName(bucketPlace(this.organization, this.accountId, region), purpose);
  }

  /** Policy of a bucket that services deliver to. */
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

  /** Policy of the bucket for the access logs of the others. */
  accessBucket(): Statement[] {
    const bucketArn = this.arn('access');
    const sources = [this.arn('trail'), this.arn('config'), this.arn('detect')];
    return [accessLogWriter(bucketArn, this.accountId, sources), ...this.protection(bucketArn)];
  }

  /** Policy of a replica: the role of replication writes by its own policy, nobody else does. */
  replica(purpose: Delivered, region: string): Statement[] {
    return this.protection(`arn:aws:s3:::${this.bucketName(purpose, region)}`);
  }

  /** Who uses the key of a bucket that services deliver to. */
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
