import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { accountByName } from '../src/organization/lookups';
import { CentralConfiguration, Hubs } from '../src/services/security-hub/central-configuration';
import { ConfigurationPolicies } from '../src/services/security-hub/configuration-policies';
import { Insights } from '../src/services/security-hub/insights';
import type { SecurityHubSettings } from '../src/services/security-hub/schema';
import { AdministratorStack, type DetectionUpstream } from './administrator';

/** Security Hub for all accounts, run by its delegated administrator from the home region. */
export class SecurityHubStack extends AdministratorStack {
  constructor(scope: App, organization: LandingZone, upstream: DetectionUpstream) {
    super(scope, 'security-hub', 'securityHub', organization, upstream);
    this.registers('securityHub');
    if (organization.securityHub) this.configure(organization.securityHub);
    else this.register('securityHub', []);
  }

  private configure(settings: SecurityHubSettings): void {
    const { regions, home } = this;
    const hubs = new Hubs(this, 'hub', { regions });
    if (settings.adopted) {
      this.moves.importAll(
        hubs.address,
        new Map(regions.map((region) => [region, `${this.accountId}@${region}`])),
      );
    }
    const central = new CentralConfiguration(this, 'central_configuration', {
      homeRegion: home,
      regions,
      hubs,
      dependsOn: this.register('securityHub', [hubs.resource]),
    });
    new ConfigurationPolicies(this, 'configuration_policy', {
      policies: settings.configurationPolicies,
      homeRegion: home,
      targetId: (target) => this.targetId(target),
      dependsOn: [central.resource],
    });
    if (settings.insights) new Insights(this, 'insight', { region: home, dependsOn: [hubs.resource] });
  }

  private targetId(target: string): string {
    return accountByName(this.organization, target) ? this.idOf(target) : this.unitId(target);
  }
}
