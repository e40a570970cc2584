import { GuarddutyOrganizationConfiguration } from '@cdktf/provider-aws/lib/guardduty-organization-configuration';
import { GuarddutyOrganizationConfigurationFeature } from '@cdktf/provider-aws/lib/guardduty-organization-configuration-feature';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { inEach, inEachEntry, sameRegion } from '../../terraform/per-region';
import { plainFeatures, type RegionalFeature, runtimeFeatures } from './detectors';
import { agentNames } from './features';
import type { GuardDutySettings } from './schema';

/** The settings of GuardDuty for the accounts of the organization. */
export interface OrganizationConfigurationProps {
  readonly settings: GuardDutySettings;
  readonly regions: readonly string[];
  /** type and name of the administrator’s detectors, one a region */
  readonly detectors: string;
  /** the registration of the administrator */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * GuardDuty for all accounts, present and future, told by the administrator in each region.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/guardduty_organization_configuration
 */
export class OrganizationConfiguration extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: OrganizationConfigurationProps,
  ) {
    super(scope, id);
    const { settings, regions, detectors, dependsOn } = props;
    const configuration = new GuarddutyOrganizationConfiguration(this, 'Resource', {
      ...inEach(regions),
      detectorId: sameRegion(detectors, 'id'),
      autoEnableOrganizationMembers: settings.autoEnable,
      ...(dependsOn && { dependsOn }),
    });
    this.feature('feature', plainFeatures(settings, regions), false, [configuration]);
    this.feature('runtime_monitoring', runtimeFeatures(settings, regions), true, [configuration]);
  }

  private feature(
    id: string,
    entries: Record<string, RegionalFeature>,
    withAgents: boolean,
    dependsOn: ITerraformDependable[],
  ): void {
    const { settings, detectors } = this.props;
    const { forEach, region, of } = inEachEntry(this, `${id}s`, entries);
    const autoEnable = `\${each.value.on ? "${settings.autoEnable}" : "NONE"}`;
    const agents = Object.keys(agentNames) as (keyof typeof agentNames)[];
    new GuarddutyOrganizationConfigurationFeature(this, id, {
      forEach,
      region,
      dependsOn,
      detectorId: sameRegion(detectors, 'id', 'each.value.region'),
      name: of('name'),
      autoEnable,
      ...(withAgents && {
        additionalConfiguration: agents.map((agent) => ({
          name: agentNames[agent],
          autoEnable: settings.runtimeAgents[agent] ? autoEnable : 'NONE',
        })),
      }),
    });
  }
}
