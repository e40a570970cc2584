import type { LandingZone } from '../organization/landing-zone';
import { delegableServices, isRegisteredInOwnStack, serviceDescription } from '../services/registry';
import type { UnsafeChange } from './model';

/**
 * Trusted access that would be removed together with the delegated administrator. AWS refuses to remove it while the
 * service has one, and the stack that removes it is applied first: it would fail, and no later stack would be applied.
 */
export function trustedAccessTooEarly(before: LandingZone, after: LandingZone): UnsafeChange[] {
  const delegated = delegableServices.filter((service) => !isRegisteredInOwnStack(service));
  return delegated.flatMap((service) => {
    if (!before.delegatedAdministrators[service] || after.delegatedAdministrators[service]) return [];
    const gone = serviceDescription(service).trustedAccess.filter(
      (principal) => before.trustedAccess.includes(principal) && !after.trustedAccess.includes(principal),
    );
    if (gone.length === 0) return [];
    const cure =
      'AWS keeps trusted access while a service has an administrator, who goes in a later stack: leave ' +
      `organization: { trustedAccess: [${gone.join(', ')}] } for this apply, and take it out after it.`;
    return [{ kind: 'service' as const, name: service, cure }];
  });
}
