import type { AuthorizationPolicyType } from '../policy-type';
import { RCP_SERVICES } from './rcp-services';
import { isServiceLinkedRole, isServicePrincipal, type Request, serviceOf } from './request';

/** The reason why a policy type does not apply to a request. */
export type Exemption = 'management-account' | 'service-linked-role' | 'aws-service' | 'service-without-rcp';

/** Each exemption as a sentence for people. */
export const EXEMPTIONS: Record<Exemption, string> = {
  'management-account': 'Guardrails do not apply to the management account.',
  'service-linked-role': 'Guardrails do not apply to service-linked roles.',
  'aws-service': 'Service control policies do not apply to AWS service principals.',
  'service-without-rcp': 'Resource control policies do not apply to this action.',
};

/**
 * Why policies of this type do not apply to a request; undefined when they do.
 *
 * SCPs bind the users, roles and root users of member accounts. RCPs bind whoever calls, AWS's service
 * principals included (which is how confused-deputy protection works), on resources of listed services in
 * member accounts. Neither binds service-linked roles. Not told apart here, because an ARN does not show it:
 * RCPs leave AWS managed KMS keys alone.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html#not-restricted-by-scp
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#actions-not-restricted-by-rcps
 */
export function exemption(type: AuthorizationPolicyType, request: Request): Exemption | undefined {
  if (request.managementAccount) return 'management-account';
  if (isServiceLinkedRole(request)) return 'service-linked-role';
  if (type === 'SERVICE_CONTROL_POLICY') {
    return isServicePrincipal(request.principal) ? 'aws-service' : undefined;
  }
  const action = request.action.toLowerCase();
  const bound = RCP_SERVICES.has(serviceOf(action)) && action !== 'kms:retiregrant';
  return bound ? undefined : 'service-without-rcp';
}
