import { S3ControlStorageLensConfiguration } from '@cdktf/provider-aws/lib/s3control-storage-lens-configuration';
import { Construct } from 'constructs';
import type { StorageLensSettings } from './schema';

/** The organization's Storage Lens. */
export interface StorageLensProps {
  readonly settings: StorageLensSettings;
  readonly organizationArn: string;
}

/**
 * One Storage Lens dashboard over all accounts and regions.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3control_storage_lens_configuration
 */
export class StorageLens extends Construct {
  constructor(scope: Construct, id: string, { settings, organizationArn }: StorageLensProps) {
    super(scope, id);
    const metrics = {
      activityMetrics: { enabled: settings.activityMetrics },
      advancedCostOptimizationMetrics: { enabled: settings.costOptimizationMetrics },
      advancedDataProtectionMetrics: { enabled: settings.dataProtectionMetrics },
      detailedStatusCodeMetrics: { enabled: settings.statusCodeMetrics },
    };
    new S3ControlStorageLensConfiguration(this, 'Resource', {
      configId: 'organization',
      storageLensConfiguration: {
        enabled: true,
        awsOrg: { arn: organizationArn },
        accountLevel: { ...metrics, bucketLevel: metrics },
        ...(settings.cloudWatchMetrics && { dataExport: { cloudWatchMetrics: { enabled: true } } }),
      },
    });
  }
}
