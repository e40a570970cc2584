import { SecurityhubAccount } from '@cdktf/provider-aws/lib/securityhub-account';
import { SecurityhubFindingAggregator } from '@cdktf/provider-aws/lib/securityhub-finding-aggregator';
import { SecurityhubOrganizationConfiguration } from '@cdktf/provider-aws/lib/securityhub-organization-configuration';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { inEach } from '../../terraform/per-region';

/** Security Hub in one account. */
export interface HubsProps {
  readonly regions: readonly string[];
}

/**
 * Security Hub switched on in an account, without standards: those come by configuration policy.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/securityhub_account
 */
export class Hubs extends Construct {
  /** resource that the finding aggregator waits for */
  readonly resource: SecurityhubAccount;

  constructor(scope: Construct, id: string, { regions }: HubsProps) {
    super(scope, id);
    this.resource = new SecurityhubAccount(this, 'Resource', {
      ...inEach(regions),
      enableDefaultStandards: false,
      autoEnableControls: true,
      controlFindingGenerator: 'SECURITY_CONTROL',
    });
  }

  /** Type and name of the resource. */
  get address(): string {
    return `aws_securityhub_account.${this.resource.friendlyUniqueId}`;
  }
}

/** Central configuration of the organization. */
export interface CentralConfigurationProps {
  /** the region that aggregates, in which alone central configuration can be changed */
  readonly homeRegion: string;
  /** all governed regions */
  readonly regions: readonly string[];
  readonly hubs: Hubs;
  /** the registration of the administrator */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * Findings of all regions in one, and central configuration of all accounts; in that order, because AWS refuses the
 * second without the first.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/securityhub_organization_configuration
 */
export class CentralConfiguration extends Construct {
  /** resource that configuration policies wait for: AWS rejects them before it exists */
  readonly resource: SecurityhubOrganizationConfiguration;

  constructor(scope: Construct, id: string, props: CentralConfigurationProps) {
    super(scope, id);
    const { homeRegion, regions, hubs, dependsOn = [] } = props;
    const linked = regions.filter((region) => region !== homeRegion);
    const aggregator = new SecurityhubFindingAggregator(this, 'finding_aggregator', {
      region: homeRegion,
      linkingMode: linked.length ? 'SPECIFIED_REGIONS' : 'NO_REGIONS',
      ...(linked.length && { specifiedRegions: linked }),
      dependsOn: [hubs.resource],
    });
    this.resource = new SecurityhubOrganizationConfiguration(this, 'Resource', {
      region: homeRegion,
      autoEnable: false,
      autoEnableStandards: 'NONE',
      organizationConfiguration: { configurationType: 'CENTRAL' },
      timeouts: { create: '30m', update: '30m', delete: '30m' },
      dependsOn: [aggregator, ...dependsOn],
    });
  }
}
