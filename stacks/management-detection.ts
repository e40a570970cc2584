import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { AccountAnalyzers } from '../src/services/access-analyzer/analyzers';
import { AccountConformancePack } from '../src/services/config/account-conformance-pack';
import { essentialPackName } from '../src/services/config/essentials';
import { Recorders } from '../src/services/config/recorders';
import { Detectors } from '../src/services/guardduty/detectors';
import { OwnScanning } from '../src/services/inspector/scanning';
import { MacieAccounts } from '../src/services/macie/discovery';
import type { ServiceKey } from '../src/services/registry';
import { configBucketName } from '../src/services/s3/names';
import { Hubs } from '../src/services/security-hub/central-configuration';
import { featureRegions, homeRegionOf, serviceRegions } from '../src/services/service-regions';
import { LandfallStack } from '../src/terraform/stack';
import { inManagement } from '../src/terraform/where';
import { type DetectionUpstream, runsItself } from './administrator';
import { plainPack } from './essential-packs';
import { bucketPlace, isLogged } from './logging-names';

/**
 * Detection in the management account itself, in every governed region: GuardDuty, Security Hub, Inspector, Macie, a
 * recorder and an analyzer. Delegated administrators cannot reach the account before it has enabled them itself.
 */
export class ManagementDetectionStack extends LandfallStack {
  constructor(
    scope: App,
    private readonly organization: LandingZone,
    private readonly upstream: DetectionUpstream,
  ) {
    super(scope, 'management-detection', inManagement(organization));
    for (const stack of [...upstream.accounts.values(), upstream.delegation]) this.addDependency(stack);
    this.detect();
    this.addRecorder();
    const { accessAnalyzer } = organization;
    if (accessAnalyzer?.managementAccount) {
      new AccountAnalyzers(this, 'analyzer', { regions: this.regionsOf('accessAnalyzer') });
    }
  }

  private detect(): void {
    const { guardDuty, securityHub, inspector, macie } = this.organization;
    if (guardDuty && !runsItself(this.organization, 'guardDuty')) {
      new Detectors(this, 'detector', {
        settings: guardDuty,
        regions: this.regionsOf('guardDuty'),
        member: guardDuty.autoEnable === 'ALL',
      });
    }
    if (securityHub && !runsItself(this.organization, 'securityHub')) {
      new Hubs(this, 'hub', { regions: this.regionsOf('securityHub') });
    }
    if (inspector && !runsItself(this.organization, 'inspector')) {
      const accountId = this.organization.management.id ?? '';
      new OwnScanning(this, 'inspector', {
        settings: inspector,
        regions: this.regionsOf('inspector'),
        lambdaCodeRegions: featureRegions(this.organization, 'inspector', 'lambdaCode'),
        accountId,
      });
    }
    if (macie && !runsItself(this.organization, 'macie')) {
      new MacieAccounts(this, 'macie', { settings: macie, regions: this.regionsOf('macie') });
    }
  }

  private addRecorder(): void {
    const { organization, upstream } = this;
    const settings = organization.config?.recorder;
    if (!settings?.managementAccount || !isLogged(organization) || !upstream.archive) return;
    this.addDependency(upstream.archive);
    const place = bucketPlace(organization, upstream.ids.of(organization.logging.account, this));
    const recorders = new Recorders(this, 'recorder', {
      settings,
      accountId: organization.management.id ?? '',
      homeRegion: organization.homeRegion,
      regions: this.regionsOf('config'),
      bucketName: configBucketName(place),
    });
    this.addRules(recorders);
  }

  /**
   * Adds the pack that members have with remediation, without it, so that its rules check the management account too.
   */
  private addRules({ recording }: Recorders): void {
    const { config } = this.organization;
    if (!config?.remediation || !config.essentials.includes('identity')) return;
    const region = homeRegionOf(this.organization, 'config') ?? this.organization.homeRegion;
    const { parameters, ...pack } = plainPack(this.organization, config, 'identity', [region]);
    new AccountConformancePack(this, 'conformance_pack', {
      name: essentialPackName('identity'),
      region,
      template: pack.templateIn[region] ?? pack.template,
      parameters,
      dependsOn: recording,
    });
  }

  private regionsOf(service: ServiceKey): string[] {
    return serviceRegions(this.organization, service);
  }
}
