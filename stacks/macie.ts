import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { MacieAccounts, OrganizationDiscovery, ResultsExport } from '../src/services/macie/discovery';
import type { MacieSettings } from '../src/services/macie/schema';
import { AdministratorStack, type DetectionUpstream } from './administrator';
import type { FindingsArchiveStack } from './findings-archive';

/** Macie for all accounts, run by its delegated administrator. */
export class MacieStack extends AdministratorStack {
  constructor(
    scope: App,
    organization: LandingZone,
    upstream: DetectionUpstream,
    private readonly archive?: FindingsArchiveStack,
  ) {
    super(scope, 'macie', 'macie', organization, upstream);
    this.registers('macie');
    if (organization.macie) this.discover(organization.macie);
    // Without Macie in the management account AWS registers nobody, so there is nothing to say unless it is there already.
    else if (organization.adopted) this.register('macie', []);
  }

  private discover(settings: MacieSettings): void {
    const { regions } = this;
    const accounts = new MacieAccounts(this, 'account', { settings, regions });
    if (settings.adopted) {
      this.moves.importAll(
        accounts.address,
        new Map(regions.map((region) => [region, `${this.accountId}@${region}`])),
      );
    }
    const dependsOn = [accounts.resource];
    const registered = this.register('macie', dependsOn);
    new OrganizationDiscovery(this, 'organization_configuration', {
      settings,
      regions,
      dependsOn: [...dependsOn, ...registered],
    });
    if (this.archive && settings.exportResults) {
      new ResultsExport(this, 'results_export', {
        regions,
        bucketName: this.archive.bucketNameFor(this),
        kmsKeyArn: this.outputsOf(this.archive).value('key_arn'),
        dependsOn,
      });
    }
  }
}
