import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { accountByName } from '../src/organization/lookups';
import { InspectorPolicy } from '../src/services/inspector/organization-policy';
import { OrganizationScanning } from '../src/services/inspector/scanning';
import { featureRegions, serviceRegions } from '../src/services/service-regions';
import { LandfallStack } from '../src/terraform/stack';
import { inManagement } from '../src/terraform/where';
import { AdministratorStack, type DetectionUpstream } from './administrator';

/** Inspector for all accounts, run by its delegated administrator. */
export class InspectorStack extends AdministratorStack {
  constructor(scope: App, organization: LandingZone, upstream: DetectionUpstream) {
    super(scope, 'inspector', 'inspector', organization, upstream);
    const settings = organization.inspector;
    if (settings) {
      new OrganizationScanning(this, 'scanning', {
        settings,
        regions: this.regions,
        lambdaCodeRegions: featureRegions(organization, 'inspector', 'lambdaCode'),
        accountId: this.accountId,
      });
    }
  }
}

/**
 * The organization policy that enables Inspector in all accounts. It is created in the management account after the
 * administrator's own Inspector is enabled. It is removed first when Inspector is disabled, because nobody can override
 * it.
 */
export class InspectorPolicyStack extends LandfallStack {
  constructor(
    scope: App,
    organization: LandingZone,
    upstream: DetectionUpstream,
    administrator: InspectorStack,
  ) {
    super(scope, 'inspector-policy', inManagement(organization));
    this.addDependency(administrator);
    const settings = organization.inspector;
    if (!settings?.targets.length) return;
    new InspectorPolicy(this, 'policy', {
      settings,
      regions: serviceRegions(organization, 'inspector'),
      lambdaCodeRegions: featureRegions(organization, 'inspector', 'lambdaCode'),
      name: `${organization.name}-inspector`,
      targetId: (target) =>
        accountByName(organization, target)
          ? upstream.ids.of(target, this)
          : upstream.organization.unitIdFor(this, target),
    });
  }
}
