import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { FirewallPolicies } from '../src/services/firewall-manager/policies';
import { AdministratorStack, type DetectionUpstream } from './administrator';

/** Firewall Manager for all accounts, run by its administrator. */
export class FirewallManagerStack extends AdministratorStack {
  constructor(scope: App, organization: LandingZone, upstream: DetectionUpstream) {
    super(scope, 'firewall-manager', 'firewallManager', organization, upstream);
    const settings = organization.firewallManager;
    if (!settings) return;
    new FirewallPolicies(this, 'policy', {
      policies: settings.policies,
      regions: this.regions,
      unitId: (path) => this.unitId(path),
    });
  }
}
