import { GuarddutyPublishingDestination } from '@cdktf/provider-aws/lib/guardduty-publishing-destination';
import { Construct } from 'constructs';
import { inEach, sameRegion } from '../../terraform/per-region';
import type { OrganizationConfigurationProps } from './organization-configuration';

/** Where findings are kept. */
export interface PublishingProps extends Pick<OrganizationConfigurationProps, 'regions' | 'detectors'> {
  /** ARN of a bucket, with a prefix if wanted, that lets GuardDuty write */
  readonly destinationArn: string;
  /** key in the bucket’s region that lets GuardDuty encrypt */
  readonly kmsKeyArn: string;
}

/**
 * Every region's findings, exported to one encrypted bucket.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/guardduty_publishing_destination
 */
export class Publishing extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { regions, detectors, destinationArn, kmsKeyArn }: PublishingProps,
  ) {
    super(scope, id);
    new GuarddutyPublishingDestination(this, 'Resource', {
      ...inEach(regions),
      detectorId: sameRegion(detectors, 'id'),
      destinationArn,
      kmsKeyArn,
    });
  }
}
