import { typeOf } from '../../guardrails/schema';
import { policyTypeFacts } from '../../organization/policy-types';
import { delegableServices, delegationFacts } from '../../services/organizations/delegation-facts';
import type { OrganizationFile } from '../schema/organization-file';
import { reachesMembers } from './reaches-members';

/**
 * The services that need trusted access to the organization, from what the file switches on; one line a service.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
 */
export function trustedAccess(file: OrganizationFile): string[] {
  const principals = [
    'account.amazonaws.com',
    // Always: without it an organization trail, whoever made it, falls silent in every member account.
    'cloudtrail.amazonaws.com',
    ...Object.values(file.policies).flatMap((policy) => policyTypeFacts(typeOf(policy)).trustedAccess ?? []),
    ...delegableServices
      .filter((service) => file.delegatedAdministrators[service])
      .flatMap((service) => delegationFacts(service).trustedAccess),
    ...(file.bootstrap || reachesMembers(file) ? ['member.org.stacksets.cloudformation.amazonaws.com'] : []),
    ...(file.identityCenter ? ['sso.amazonaws.com'] : []),
    ...(file.rootAccess ? ['iam.amazonaws.com'] : []),
    ...(file.resourceSharing ? ['ram.amazonaws.com'] : []),
    ...(file.serviceQuotaTemplate.length ? ['servicequotas.amazonaws.com'] : []),
    ...file.organization.trustedAccess,
  ];
  return [...new Set(principals)].sort();
}
