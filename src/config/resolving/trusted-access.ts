import { typeOf } from '../../guardrails/schema';
import { reachesMembers } from '../../organization/landing-zone';
import { own } from '../../organization/own';
import { policyTypeFacts } from '../../organization/policy-types';
import { isOn, serviceDescription, serviceKeys } from '../../services/registry';
import type { OrganizationFile } from '../schema/organization-file';

/**
 * The services that need trusted access to the organization, from what the file switches on.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
 */
export function trustedAccess(file: OrganizationFile): string[] {
  const principals = [
    'account.amazonaws.com',
    // Always: without it an organization trail, whoever made it, falls silent in every member account.
    'cloudtrail.amazonaws.com',
    ...Object.values(file.policies).flatMap((policy) => policyTypeFacts(typeOf(policy)).trustedAccess ?? []),
    ...serviceKeys
      .filter((service) => isOn(service, file) || own(file.delegatedAdministrators, service))
      .flatMap((service) => serviceDescription(service).trustedAccess),
    ...(file.bootstrap || reachesMembers(file) ? ['member.org.stacksets.cloudformation.amazonaws.com'] : []),
    ...file.organization.trustedAccess,
  ];
  return [...new Set(principals)].sort();
}
