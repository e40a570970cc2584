import type { App } from 'cdktf';
import type { Resolved } from '../src/config/resolve';
import { Scanning } from '../src/services/inspector/scanning';
import { AdministratorStack, type DetectionUpstream } from './administrator';

/** Inspector for all accounts, run by its delegated administrator. */
export class InspectorStack extends AdministratorStack {
  constructor(scope: App, organization: Resolved, upstream: DetectionUpstream) {
    super(scope, 'inspector', 'inspector', organization, upstream);
    const settings = organization.inspector;
    if (settings) {
      new Scanning(this, 'scanning', { settings, regions: this.regions, accountId: this.accountId });
    }
  }
}
