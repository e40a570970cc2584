import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { Aggregator } from '../src/services/config/aggregator';
import { ConformancePacks, needsBucket, type Pack } from '../src/services/config/conformance-packs';
import { essentialPackName, essentialPacks } from '../src/services/config/essentials';
import { OrganizationRules } from '../src/services/config/organization-rules';
import type { ConfigSettings } from '../src/services/config/schema';
import { TemplateBuckets } from '../src/services/s3/template-buckets';
import { AdministratorStack, type DetectionUpstream } from './administrator';
import { essentialPack } from './essential-packs';

/**
 * AWS Config for all accounts, run by its delegated administrator. Rules and packs are created after the recorders of
 * the management account and the baseline: AWS retries an account without a recorder for seven hours only.
 */
export class ConfigStack extends AdministratorStack {
  constructor(scope: App, organization: LandingZone, upstream: DetectionUpstream) {
    super(scope, 'config', 'config', organization, upstream);
    if (upstream.baseline) this.addDependency(upstream.baseline);
    if (organization.config) this.addRules(organization.config);
  }

  private addRules(settings: ConfigSettings): void {
    const { regions, accountId } = this;
    const excludedAccounts = this.withoutRecorder(settings);
    const shared = { excludedAccounts, accountId: (name: string) => this.idOf(name) };
    if (settings.aggregator) new Aggregator(this, 'aggregator', { accountId });
    new OrganizationRules(this, 'rule', { ...shared, rules: settings.rules, regions });
    const packs = { ...this.essentials(settings), ...this.own(settings) };
    const large = Object.values(packs).filter(({ template }) => needsBucket(template));
    const bucket = large.length
      ? new TemplateBuckets(this, 'template_bucket', {
          prefix: `${this.organization.name}-packs`,
          accountId,
          regions: [...new Set(large.flatMap((pack) => pack.regions))].sort(),
        })
      : undefined;
    new ConformancePacks(this, 'conformance_pack', { ...shared, packs, ...(bucket && { bucket }) });
  }

  /** The accounts without a recorder: those that the file excludes, and the management account where it has none. */
  private withoutRecorder(settings: ConfigSettings): string[] {
    const { name } = this.organization.management;
    return [...settings.excludedAccounts, ...(settings.recorder.managementAccount ? [] : [name])];
  }

  private essentials(settings: ConfigSettings): Record<string, Pack> {
    const packs = settings.essentials.map((name): [string, Pack] => {
      const regions = essentialPacks[name].scope === 'home' ? [this.home] : this.regions;
      return [essentialPackName(name), essentialPack(this.organization, settings, name, regions)];
    });
    return Object.fromEntries(packs);
  }

  private own({ conformancePacks }: ConfigSettings): Record<string, Pack> {
    const packs = Object.entries(conformancePacks).map(([name, pack]): [string, Pack] => {
      const template = this.organization.conformancePackTemplates.get(name) ?? '';
      return [name, { ...pack, template, regions: pack.regions ?? this.regions }];
    });
    return Object.fromEntries(packs);
  }
}
