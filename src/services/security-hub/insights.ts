import { SecurityhubInsight } from '@cdktf/provider-aws/lib/securityhub-insight';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

interface Insight {
  readonly name: string;
  readonly groupBy: string;
  readonly filters: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

const is = (value: string) => ({ comparison: 'EQUALS', value });
const open = {
  recordState: [is('ACTIVE')],
  workflowStatus: [is('NEW'), is('NOTIFIED')],
};
const urgent = { severityLabel: [is('CRITICAL'), is('HIGH')] };
const newerThan = (days: number) => ({ createdAt: [{ dateRange: { unit: 'DAYS', value: days } }] });

/**
 * The indicators of an organization's security, by the name in addresses. AWS's date filters only look back a number
 * of days, so that age is told by three windows.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-insights.html (read 2026-11-21)
 */
export const insights: Readonly<Record<string, Insight>> = {
  open_by_account: {
    name: 'Open critical and high findings by account',
    groupBy: 'AwsAccountId',
    filters: { ...open, ...urgent },
  },
  new_in_7_days: {
    name: 'Critical and high findings of the last 7 days by account',
    groupBy: 'AwsAccountId',
    filters: { ...open, ...urgent, ...newerThan(7) },
  },
  new_in_30_days: {
    name: 'Critical and high findings of the last 30 days by account',
    groupBy: 'AwsAccountId',
    filters: { ...open, ...urgent, ...newerThan(30) },
  },
  new_in_90_days: {
    name: 'Critical and high findings of the last 90 days by account',
    groupBy: 'AwsAccountId',
    filters: { ...open, ...urgent, ...newerThan(90) },
  },
  out_of_baseline: {
    name: 'Accounts out of baseline: failed controls by account',
    groupBy: 'AwsAccountId',
    filters: { ...open, complianceStatus: [is('FAILED')] },
  },
  failed_controls: {
    name: 'Failed controls by control',
    groupBy: 'GeneratorId',
    filters: { ...open, complianceStatus: [is('FAILED')] },
  },
  root_use: {
    name: 'Use of root users by account',
    groupBy: 'AwsAccountId',
    filters: { ...open, type: [{ comparison: 'PREFIX', value: 'TTPs/Policy:IAMUser-RootCredentialUsage' }] },
  },
  old_access_keys: {
    name: 'Access keys past their age by account',
    groupBy: 'AwsAccountId',
    filters: {
      ...open,
      complianceStatus: [is('FAILED')],
      generatorId: [is('security-control/IAM.3')],
    },
  },
  by_product: {
    name: 'Open critical and high findings by product',
    groupBy: 'ProductName',
    filters: { ...open, ...urgent },
  },
};

/**
 * Insights for the security indicators, in the region that aggregates.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/securityhub_insight
 */
export class Insights extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { region, dependsOn }: { readonly region: string; readonly dependsOn: ITerraformDependable[] },
  ) {
    super(scope, id);
    for (const [key, { name, groupBy, filters }] of Object.entries(insights)) {
      new SecurityhubInsight(this, key, {
        region,
        dependsOn,
        name,
        groupByAttribute: groupBy,
        filters: filters as never,
      });
    }
  }
}
