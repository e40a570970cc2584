import { AccessanalyzerAnalyzer } from '@cdktf/provider-aws/lib/accessanalyzer-analyzer';
import { AccessanalyzerArchiveRule } from '@cdktf/provider-aws/lib/accessanalyzer-archive-rule';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { inEach } from '../../terraform/per-region';
import type { AccessAnalyzerSettings } from './schema';

/** Names of the organization's analyzers. */
const analyzerNames = {
  externalAccess: 'organization-external-access',
  unusedAccess: 'organization-unused-access',
} as const;

/** The organization's analyzers. */
export interface OrganizationAnalyzersProps {
  readonly settings: AccessAnalyzerSettings;
  readonly regions: readonly string[];
  readonly homeRegion: string;
  /** id of an account by its name */
  readonly accountId: (name: string) => string;
}

/**
 * Analyzers whose zone of trust is the organization, in the administrator's account: external access sees the
 * resources of one region, unused access all of IAM.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/accessanalyzer_analyzer
 */
export class OrganizationAnalyzers extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: OrganizationAnalyzersProps,
  ) {
    super(scope, id);
    const { settings, regions, homeRegion } = props;
    if (settings.externalAccess) {
      const analyzer = new AccessanalyzerAnalyzer(this, 'external_access', {
        ...inEach(regions),
        analyzerName: analyzerNames.externalAccess,
        type: 'ORGANIZATION',
      });
      this.archiveRules('externalAccess', regions, analyzer);
    }
    if (settings.unusedAccess)
      this.archiveRules('unusedAccess', [homeRegion], this.unusedAccess(settings.unusedAccess));
  }

  private unusedAccess({ days, excludedAccounts }: Exclude<AccessAnalyzerSettings['unusedAccess'], false>) {
    const accountIds = excludedAccounts.map(this.props.accountId);
    return new AccessanalyzerAnalyzer(this, 'unused_access', {
      ...inEach([this.props.homeRegion]),
      analyzerName: analyzerNames.unusedAccess,
      type: 'ORGANIZATION_UNUSED_ACCESS',
      configuration: {
        unusedAccess: {
          unusedAccessAge: days,
          ...(accountIds.length && { analysisRule: { exclusion: [{ accountIds }] } }),
        },
      },
    });
  }

  private archiveRules(
    analyzer: keyof typeof analyzerNames,
    regions: readonly string[],
    resource: ITerraformDependable,
  ): void {
    for (const [ruleName, rule] of Object.entries(this.props.settings.archiveRules)) {
      if (rule.analyzer !== analyzer) continue;
      new AccessanalyzerArchiveRule(this, `archive_rule_${ruleName}`, {
        ...inEach(regions),
        analyzerName: analyzerNames[analyzer],
        ruleName,
        filter: Object.entries(rule.filter).map(([criteria, { exists, ...values }]) => ({
          criteria,
          ...values,
          ...(exists !== undefined && { exists: String(exists) }),
        })),
        dependsOn: [resource],
      });
    }
  }
}

/**
 * One account's own analyzer of external access in each region.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/accessanalyzer_analyzer
 */
export class AccountAnalyzers extends Construct {
  constructor(scope: Construct, id: string, { regions }: { readonly regions: readonly string[] }) {
    super(scope, id);
    new AccessanalyzerAnalyzer(this, 'Resource', {
      ...inEach(regions),
      analyzerName: 'account-external-access',
      type: 'ACCOUNT',
    });
  }
}
