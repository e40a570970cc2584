import type { AuthorizationPolicyType } from '../policy-type';
import { EXEMPTIONS, type Exemption } from './scope';
import type { LevelVerdict, PolicyVerdict, Reason } from './verdict';

const TITLES: Record<AuthorizationPolicyType, string> = {
  SERVICE_CONTROL_POLICY: 'service control policy',
  RESOURCE_CONTROL_POLICY: 'resource control policy',
};

/** The first cause from the root down: a statement that denies before a level where nothing allows. */
export function reasonFor(
  levels: LevelVerdict[],
  exempt: Partial<Record<AuthorizationPolicyType, Exemption>>,
): Reason {
  const denied = levels.filter(({ decision }) => decision === 'denied');
  const explicit = denied.find(({ denial }) => denial?.kind === 'explicit');
  if (explicit) return explicitDeny(explicit);
  if (denied[0]) return noAllow(denied[0]);
  // RCPs do not apply to most services, so only an exemption from SCPs is worth reporting.
  const code = exempt.SERVICE_CONTROL_POLICY;
  if (code) return { code, message: EXEMPTIONS[code] };
  return { code: 'allowed', message: 'Every level allows it and nothing denies it.' };
}

function explicitDeny({ target, policies }: LevelVerdict): Reason {
  const { name, type, statement, source } = policies.find(({ part }) => part === 'denies') as PolicyVerdict;
  const where = typeof statement === 'number' ? `statement ${statement + 1}` : `statement ${statement}`;
  const message = `The ${TITLES[type]} ${name}, attached to ${target}, denies it (${where}).`;
  return { code: 'explicit-deny', message, target, policy: name, statement, ...(source && { source }) };
}

function noAllow({ target }: LevelVerdict): Reason {
  const message = `No service control policy attached to ${target} allows it; FullAWSAccess or an allow-list is missing there.`;
  return { code: 'no-allow', message, target };
}
