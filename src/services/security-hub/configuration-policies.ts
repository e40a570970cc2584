import { SecurityhubConfigurationPolicy } from '@cdktf/provider-aws/lib/securityhub-configuration-policy';
import { SecurityhubConfigurationPolicyAssociation } from '@cdktf/provider-aws/lib/securityhub-configuration-policy-association';
import { type ITerraformDependable, TerraformIterator, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import type { SecurityHubSettings } from './schema';
import { standardArn } from './standards';

type Policy = SecurityHubSettings['configurationPolicies'][string];

/** Configuration policies and their targets. */
export interface ConfigurationPoliciesProps {
  readonly policies: SecurityHubSettings['configurationPolicies'];
  readonly homeRegion: string;
  /** id of the root, an OU or an account by its path or name */
  readonly targetId: (target: string) => string;
  readonly dependsOn: ITerraformDependable[];
}

/**
 * Configuration policies and their associations, keyed by target.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/securityhub_configuration_policy
 */
export class ConfigurationPolicies extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ConfigurationPoliciesProps,
  ) {
    super(scope, id);
    const ids = Object.entries(props.policies).map(([name, policy]) => [name, this.policy(name, policy).id]);
    const policyIds = new TerraformLocal(this, 'ids', Object.fromEntries(ids));
    const associations = Object.entries(props.policies).flatMap(([policy, { targets }]) =>
      targets.map((target) => [target, { policy, target: props.targetId(target) }]),
    );
    const local = new TerraformLocal(this, 'associations', Object.fromEntries(associations));
    new SecurityhubConfigurationPolicyAssociation(this, 'association', {
      forEach: TerraformIterator.fromMap(local.asAnyMap),
      region: props.homeRegion,
      policyId: `\${local.${policyIds.friendlyUniqueId}[each.value.policy]}`,
      targetId: '${each.value.target}',
      timeouts: { create: '30m', update: '30m' },
    });
  }

  private policy(name: string, policy: Policy): SecurityhubConfigurationPolicy {
    const { homeRegion: region, dependsOn } = this.props;
    return new SecurityhubConfigurationPolicy(this, name, {
      region,
      dependsOn,
      name,
      ...(policy.description && { description: policy.description }),
      configurationPolicy: {
        serviceEnabled: policy.enabled,
        ...(policy.enabled && {
          enabledStandardArns: policy.standards.map((standard) => standardArn(standard, region)),
          securityControlsConfiguration: {
            ...(policy.enabledControls
              ? { enabledControlIdentifiers: policy.enabledControls }
              : { disabledControlIdentifiers: policy.disabledControls }),
            ...(Object.keys(policy.parameters).length && {
              securityControlCustomParameter: customParameters(policy),
            }),
          },
        }),
      },
    });
  }
}

function customParameters({ parameters }: Policy) {
  return Object.entries(parameters).map(([securityControlId, values]) => ({
    securityControlId,
    parameter: Object.entries(values).map(([name, value]) => ({
      name,
      valueType: 'CUSTOM',
      ...typed(value),
    })),
  }));
}

/** AWS takes each type of value in a block of its own. */
function typed(value: boolean | number | string | readonly (string | number)[]) {
  if (typeof value === 'boolean') return { bool: { value } };
  if (typeof value === 'number') return Number.isInteger(value) ? { int: { value } } : { double: { value } };
  if (typeof value === 'string') return { string: { value } };
  const numbers = value.filter((each) => typeof each === 'number');
  return numbers.length ? { intList: { value: numbers } } : { stringList: { value: value.map(String) } };
}
