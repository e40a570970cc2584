import { type PolicyType, policyTypeNames } from '../organization/policy-types';

export type { PolicyType };

/** The types of organization policy. */
export const POLICY_TYPES: readonly PolicyType[] = policyTypeNames;

/** The two types written in the IAM policy language; AWS calls them authorization policies. */
export type AuthorizationPolicyType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';

/** The types written with inheritance operators (`@@assign` …); AWS calls them management policies. */
export type ManagementPolicyType = Exclude<PolicyType, AuthorizationPolicyType>;

/** Whether a policy of this type allows and denies requests, and so can be evaluated and packed. */
export function isAuthorizationPolicyType(type: PolicyType): type is AuthorizationPolicyType {
  return type === 'SERVICE_CONTROL_POLICY' || type === 'RESOURCE_CONTROL_POLICY';
}
