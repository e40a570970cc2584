import type { App } from 'cdktf';
import type { LandingZone } from '../src/organization/landing-zone';
import { accountsBelow } from '../src/organization/lookups';
import { Channels } from '../src/services/chatbot/channels';
import { SecurityDashboard } from '../src/services/cloudwatch-dashboard/dashboard';
import { Forwarding } from '../src/services/eventbridge/forwarding';
import { FindingRecord, recordName } from '../src/services/eventbridge/record';
import { type ResolvedRoute, type RouteRule, rulesOf } from '../src/services/eventbridge/routes';
import { FindingRules } from '../src/services/eventbridge/rules';
import type { FindingRoute } from '../src/services/eventbridge/schema';
import type { FindingsSettings } from '../src/services/findings-section';
import { EncryptionKey } from '../src/services/kms/key';
import { logGroupUse, publisherUse } from '../src/services/kms/users';
import { type FindingGatherer, findingSources } from '../src/services/registry';
import { Topics } from '../src/services/sns/topics';
import { AdministratorStack, type DetectionUpstream } from './administrator';

/** Routes of findings to people, and the dashboard, in the account and region where findings are aggregated. */
export class FindingsStack extends AdministratorStack {
  private readonly region: string;

  constructor(scope: App, service: FindingGatherer, organization: LandingZone, upstream: DetectionUpstream) {
    super(scope, 'findings', service, organization, upstream);
    this.region = organization.homeRegion;
    // The log group of the dashboard stays when released, and its key is needed to read it.
    const key = this.key(organization.findings ? 'active' : 'released');
    if (organization.findings) this.route(organization.findings, key);
  }

  private route(settings: FindingsSettings, key: EncryptionKey): void {
    const hub = Boolean(this.organization.securityHub);
    const rules = settings.routes.flatMap((route) => rulesOf(this.resolve(route), hub, findingSources));
    const topics = this.topics(key);
    new FindingRules(this, 'rule', {
      prefix: this.organization.name,
      rules,
      topicArnOfEach: topics.arnOfEachLevel,
    });
    if (!hub) this.forward(rules);
    if (hub && settings.dashboard) this.show(settings, key, rules);
    if (settings.chat) {
      new Channels(this, 'chat', {
        prefix: this.organization.name,
        accountId: this.accountId,
        chat: settings.chat,
        topicArn: (level) => topics.arn(level),
      });
    }
  }

  private resolve({ severity, accounts, organizationalUnits, types, ...route }: FindingRoute): ResolvedRoute {
    const below = organizationalUnits.flatMap((path) =>
      accountsBelow(this.organization, path).map(({ name }) => name),
    );
    const names = [...new Set([...accounts, ...below])].sort();
    const accountIds = names.map((name) => this.idOf(name));
    return { ...route, atLeast: severity, types: types, accountIds };
  }

  private key(state: 'active' | 'released'): EncryptionKey {
    const { accountId, region } = this;
    const { name } = this.organization;
    return new EncryptionKey(this, 'findings', {
      alias: `${name}-findings`,
      description: 'Encrypts findings on their way to people and for the dashboard',
      accountId,
      statements: [
        publisherUse(['events.amazonaws.com'], accountId),
        logGroupUse({ region, accountId, logGroup: recordName(name) }),
      ],
      state,
    });
  }

  private topics(key: EncryptionKey): Topics {
    const { accountId, region } = this;
    const { name, notifications } = this.organization;
    return new Topics(this, 'topic', {
      prefix: name,
      accountId,
      region,
      notifications,
      kmsKeyArn: key.arn,
      publishers: [
        {
          service: 'events.amazonaws.com',
          sourceArn: `arn:aws:events:${region}:${accountId}:rule/${name}-finding-*`,
        },
      ],
    });
  }

  private forward(rules: readonly RouteRule[]): void {
    const { homeRegion, governedRegions, name } = this.organization;
    const eventSources = [...new Set(rules.flatMap(({ pattern }) => pattern.source as string[]))].sort();
    const regions = governedRegions.filter((region) => region !== homeRegion);
    if (regions.length === 0 || eventSources.length === 0) return;
    new Forwarding(this, 'forwarding', {
      prefix: name,
      accountId: this.accountId,
      homeRegion,
      regions,
      eventSources,
    });
  }

  private show({ keepDays }: FindingsSettings, key: EncryptionKey, rules: readonly RouteRule[]): void {
    const { accountId, region } = this;
    const { name: prefix } = this.organization;
    const kmsKeyArn = key.arn;
    new FindingRecord(this, 'record', { prefix, accountId, region, retentionDays: keepDays, kmsKeyArn });
    new SecurityDashboard(this, 'dashboard', {
      name: `${prefix}-security`,
      region,
      logGroup: recordName(prefix),
      rules: rules.map((rule) => `${prefix}-finding-${rule.name}`),
    });
  }
}
