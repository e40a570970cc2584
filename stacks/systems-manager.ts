import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { PatchBaselines } from '../src/services/systems-manager/patch-baselines';
import { QuickSetup } from '../src/services/systems-manager/quick-setup';
import { AdministratorStack, type DetectionUpstream } from './administrator';

/** Systems Manager for all accounts, run by its delegated administrator through Quick Setup. */
export class SystemsManagerStack extends AdministratorStack {
  constructor(scope: App, organization: LandingZone, upstream: DetectionUpstream) {
    super(scope, 'systems-manager', 'systemsManager', organization, upstream);
    const settings = organization.systemsManager;
    if (!settings) return;
    const { regions } = this;
    const baselines = new PatchBaselines(this, 'patch_baseline', {
      baselines: settings.patchBaselines,
      regions,
    });
    new QuickSetup(this, 'quick_setup', {
      settings,
      homeRegion: this.home,
      regions,
      unitId: (path) => this.unitId(path),
      baselines,
    });
  }
}
