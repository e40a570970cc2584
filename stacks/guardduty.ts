import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { Detectors } from '../src/services/guardduty/detectors';
import { FiltersAndLists } from '../src/services/guardduty/lists';
import { OrganizationConfiguration } from '../src/services/guardduty/organization-configuration';
import { Publishing } from '../src/services/guardduty/publishing';
import type { GuardDutySettings } from '../src/services/guardduty/schema';
import { guardDuty } from '../src/services/guardduty/service';
import { exportDestination } from '../src/services/s3/detection-writers';
import { AdministratorStack, type DetectionUpstream } from './administrator';
import type { FindingsArchiveStack } from './findings-archive';

/** GuardDuty for all accounts, run by its delegated administrator. */
export class GuardDutyStack extends AdministratorStack {
  constructor(
    scope: App,
    organization: LandingZone,
    upstream: DetectionUpstream,
    private readonly archive?: FindingsArchiveStack,
  ) {
    super(scope, 'guardduty', 'guardDuty', organization, upstream);
    this.registers('guardDuty');
    if (organization.guardDuty) this.detect(organization.guardDuty);
    else this.register('guardDuty', []);
  }

  private detect(settings: GuardDutySettings): void {
    const { regions } = this;
    const detectors = new Detectors(this, 'detector', { settings, regions });
    const existing = Object.entries(settings.detectors).filter(([region]) => regions.includes(region));
    this.moves.importAll(
      detectors.address,
      new Map(existing.map(([region, id]) => [region, `${id}@${region}`])),
    );
    const shared = { settings, regions, detectors: detectors.address };
    const dependsOn = this.register('guardDuty', [detectors.resource]);
    new OrganizationConfiguration(this, 'organization', { ...shared, dependsOn });
    new FiltersAndLists(this, 'detector_list', shared);
    if (this.archive && settings.exportFindings) {
      new Publishing(this, 'publishing', {
        ...shared,
        destinationArn: exportDestination(
          `arn:aws:s3:::${this.archive.bucketNameFor(this)}`,
          guardDuty.bucketExport,
        ),
        kmsKeyArn: this.outputsOf(this.archive).value('key_arn'),
      });
    }
  }
}
