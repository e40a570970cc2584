import { Macie2Account } from '@cdktf/provider-aws/lib/macie2-account';
import { Macie2ClassificationExportConfiguration } from '@cdktf/provider-aws/lib/macie2-classification-export-configuration';
import { Macie2OrganizationConfiguration } from '@cdktf/provider-aws/lib/macie2-organization-configuration';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { inEach } from '../../terraform/per-region';
import type { MacieSettings } from './schema';
import { macie } from './service';

/** Macie in one account. */
export interface MacieAccountsProps {
  readonly settings: Pick<MacieSettings, 'findingPublishingFrequency'>;
  readonly regions: readonly string[];
}

/**
 * Macie switched on in an account, in each region.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/macie2_account
 */
export class MacieAccounts extends Construct {
  /** what must be there before Macie is configured any further */
  readonly resource: Macie2Account;

  constructor(scope: Construct, id: string, { settings, regions }: MacieAccountsProps) {
    super(scope, id);
    this.resource = new Macie2Account(this, 'Resource', {
      ...inEach(regions),
      status: 'ENABLED',
      findingPublishingFrequency: settings.findingPublishingFrequency,
    });
  }

  /** Type and name of the resource. */
  get address(): string {
    return `aws_macie2_account.${this.resource.friendlyUniqueId}`;
  }
}

/** Macie for the organization. */
export interface OrganizationDiscoveryProps {
  readonly settings: MacieSettings;
  readonly regions: readonly string[];
  readonly dependsOn: ITerraformDependable[];
}

/**
 * Macie for every account that joins later, told by the administrator in each region.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/macie2_organization_configuration
 */
export class OrganizationDiscovery extends Construct {
  constructor(scope: Construct, id: string, { settings, regions, dependsOn }: OrganizationDiscoveryProps) {
    super(scope, id);
    new Macie2OrganizationConfiguration(this, 'Resource', {
      ...inEach(regions),
      autoEnable: settings.autoEnable,
      dependsOn,
    });
  }
}

/** Where discovery results are kept. */
export interface ResultsExportProps {
  readonly regions: readonly string[];
  readonly bucketName: string;
  /** key in the bucket’s region that lets Macie encrypt */
  readonly kmsKeyArn: string;
  readonly dependsOn: ITerraformDependable[];
}

/**
 * Discovery results, kept in an encrypted bucket; without it Macie forgets them after 90 days.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/macie2_classification_export_configuration
 */
export class ResultsExport extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { regions, bucketName, kmsKeyArn, dependsOn }: ResultsExportProps,
  ) {
    super(scope, id);
    new Macie2ClassificationExportConfiguration(this, 'Resource', {
      ...inEach(regions),
      s3Destination: { bucketName, keyPrefix: macie.bucketExport.name, kmsKeyArn },
      dependsOn,
    });
  }
}
