import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { Graphs } from '../src/services/detective/graphs';
import { AdministratorStack, type DetectionUpstream } from './administrator';

/** Detective for all accounts, run by its delegated administrator. */
export class DetectiveStack extends AdministratorStack<'detective'> {
  constructor(scope: App, organization: LandingZone, upstream: DetectionUpstream) {
    super(scope, 'detective', 'detective', organization, upstream);
    const settings = organization.detective;
    const graphs = settings && new Graphs(this, 'graph', { settings, regions: this.regions });
    this.writeOutputs('detective', { graph_arns: graphs?.arns ?? {} });
  }
}
