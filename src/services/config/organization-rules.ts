import { ConfigOrganizationManagedRule } from '@cdktf/provider-aws/lib/config-organization-managed-rule';
import { Construct } from 'constructs';
import { inEach } from '../../terraform/per-region';
import type { ConfigSettings } from './schema';

/** Rules in every account. */
export interface OrganizationRulesProps {
  readonly rules: ConfigSettings['rules'];
  readonly regions: readonly string[];
  /** accounts that have no recorder, by name */
  readonly excludedAccounts: readonly string[];
  /** id of an account by its name */
  readonly accountId: (name: string) => string;
}

/** AWS gives up on an account after this time; many accounts at once take most of it. */
export const ruleTimeouts = { create: '60m', update: '60m', delete: '60m' } as const;

/**
 * AWS's managed rules in every account with a recorder, an instance a region.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_organization_managed_rule
 */
export class OrganizationRules extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: OrganizationRulesProps,
  ) {
    super(scope, id);
    for (const [name, rule] of Object.entries(props.rules)) this.rule(name, rule);
  }

  private rule(name: string, rule: ConfigSettings['rules'][string]): void {
    const { accountId, excludedAccounts } = this.props;
    const excluded = [...new Set([...excludedAccounts, ...rule.excludedAccounts])].map(accountId);
    const parameters = Object.entries(rule.parameters).map(([key, value]) => [key, String(value)]);
    new ConfigOrganizationManagedRule(this, name, {
      ...inEach(rule.regions ?? this.props.regions),
      name,
      ruleIdentifier: rule.identifier,
      ...(rule.description && { description: rule.description }),
      ...(parameters.length && {
        inputParameters: JSON.stringify(Object.fromEntries(parameters)),
      }),
      ...(rule.frequency && { maximumExecutionFrequency: rule.frequency }),
      ...(rule.resourceTypes.length && { resourceTypesScope: rule.resourceTypes }),
      ...(excluded.length && { excludedAccounts: excluded }),
      timeouts: ruleTimeouts,
    });
  }
}
