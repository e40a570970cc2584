import { typeOf } from '../../guardrails/schema';
import { reachesMembers } from '../../organization/landing-zone';
import { own } from '../../organization/own';
import { policyTypeFacts } from '../../organization/policy-types';
import { isOn, serviceDescription, serviceKeys } from '../../services/registry';
import type { OrganizationFile } from '../schema/organization-file';

/**
 * The service principals that need trusted access to the organization, derived from what the file enables.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
 */
export function trustedAccess(file: OrganizationFile): string[] {
  const principals = [
    'account.amazonaws.com',
    // Always enabled: without it every organization trail stops recording in member accounts.
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
