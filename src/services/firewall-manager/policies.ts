import { FmsPolicy } from '@cdktf/provider-aws/lib/fms-policy';
import { Construct } from 'constructs';
import { inEach } from '../../terraform/per-region';
import type { FirewallManagerSettings } from './schema';

/** Firewall Manager's policies. */
export interface FirewallPoliciesProps {
  readonly policies: FirewallManagerSettings['policies'];
  readonly regions: readonly string[];
  /** id of an OU by its path */
  readonly unitId: (path: string) => string;
}

/**
 * Firewall Manager's policies, one of each in every region of its scope. Taking one away leaves what it made in the
 * accounts, because deleting security groups of others is nobody's intention.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/fms_policy
 */
export class FirewallPolicies extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: FirewallPoliciesProps,
  ) {
    super(scope, id);
    for (const [name, policy] of Object.entries(props.policies)) this.policy(name, policy);
  }

  private policy(name: string, policy: FirewallManagerSettings['policies'][string]): void {
    const { type, units, excludedUnits, resourceTypes } = policy;
    const [first, ...others] = resourceTypes;
    new FmsPolicy(this, name, {
      ...inEach(policy.regions ?? this.props.regions),
      name,
      ...(policy.description && { description: policy.description }),
      ...(others.length ? { resourceTypeList: resourceTypes } : { resourceType: first }),
      excludeResourceTags: false,
      remediationEnabled: policy.remediation,
      deleteAllPolicyResources: false,
      ...(units.length && { includeMap: { orgunit: units.map(this.props.unitId) } }),
      ...(excludedUnits.length && { excludeMap: { orgunit: excludedUnits.map(this.props.unitId) } }),
      securityServicePolicyData: {
        type,
        managedServiceData: JSON.stringify({ type, ...policy.serviceData }),
      },
    });
  }
}
