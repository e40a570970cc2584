import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { OrganizationAnalyzers } from '../src/services/access-analyzer/analyzers';
import { AdministratorStack, type DetectionUpstream } from './administrator';

/** IAM Access Analyzer for all accounts, run by its delegated administrator. */
export class AccessAnalyzerStack extends AdministratorStack {
  constructor(scope: App, organization: LandingZone, upstream: DetectionUpstream) {
    super(scope, 'access-analyzer', 'accessAnalyzer', organization, upstream);
    const settings = organization.accessAnalyzer;
    if (!settings) return;
    new OrganizationAnalyzers(this, 'analyzer', {
      settings,
      regions: this.regions,
      homeRegion: this.home,
      accountId: (name) => this.idOf(name),
    });
  }
}
