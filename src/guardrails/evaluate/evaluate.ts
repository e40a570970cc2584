import { isPolicyDocument } from '../policy-document';
import { type AuthorizationPolicyType, isAuthorizationPolicyType } from '../policy-type';
import { type Context, contextOf } from './context';
import { reasonFor } from './reason';
import type { Request } from './request';
import { type Exemption, exemption } from './scope';
import { prepare } from './statement';
import type { AttachedPolicy, Level, LevelVerdict, PolicyVerdict, Verdict } from './verdict';

/** A request, and the policies that apply to it. */
export interface Evaluation {
  /** The principal's path, root first, account last; empty for a principal outside of the organization. */
  readonly levels: Level[];
  /** The resource's path, when it belongs to another account than the principal. */
  readonly resourceLevels?: Level[];
  readonly request: Request;
}

/** The input of the evaluation of one level. */
interface Question {
  readonly request: Request;
  readonly context: Context;
  readonly exempt: Partial<Record<AuthorizationPolicyType, Exemption>>;
  /** Whether the organization uses service control policies at all. */
  readonly scpsEnabled: boolean;
}

/**
 * What the organization's guardrails say to a request: SCPs along the principal's path, RCPs along the resource's.
 *
 * A request passes when no statement denies it at any level and, for SCPs, some statement allows it at *every*
 * level; a level that lost `FullAWSAccess` therefore stops everything below it. For RCPs AWS keeps
 * `RCPFullAWSAccess` attached everywhere, so only denials count. An organization without any SCP on the path
 * has the policy type switched off, since AWS does not let a target's last SCP be detached.
 *
 * Guardrails only limit: "allowed" means that they leave room, not that anyone was granted the permission.
 *
 * @throws Error for a condition operator that does not exist
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 */
export function evaluate({ levels, resourceLevels, request }: Evaluation): Verdict {
  const question: Question = {
    request,
    context: contextOf(request),
    exempt: {
      SERVICE_CONTROL_POLICY: exemption('SERVICE_CONTROL_POLICY', request),
      RESOURCE_CONTROL_POLICY: exemption('RESOURCE_CONTROL_POLICY', request),
    },
    scpsEnabled: levels.some(({ policies }) =>
      policies.some(({ type }) => type === 'SERVICE_CONTROL_POLICY'),
    ),
  };
  const verdicts = resourceLevels
    ? [
        ...ask(levels, ['SERVICE_CONTROL_POLICY'], question),
        ...ask(resourceLevels, ['RESOURCE_CONTROL_POLICY'], question),
      ]
    : ask(levels, ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'], question);
  const decision = verdicts.some((level) => level.decision === 'denied') ? 'denied' : 'allowed';
  return { decision, reason: reasonFor(verdicts, question.exempt), levels: verdicts };
}

function ask(levels: Level[], types: AuthorizationPolicyType[], question: Question): LevelVerdict[] {
  return levels.map(({ target, policies }) => {
    const verdicts = policies.flatMap((policy) => judge(policy, types, question) ?? []);
    const denial = types
      .map((type) => denialBy(type, verdicts, question))
      .find((found) => found !== undefined);
    return { target, decision: denial ? 'denied' : 'allowed', ...(denial && { denial }), policies: verdicts };
  });
}

function judge(
  policy: AttachedPolicy,
  types: AuthorizationPolicyType[],
  question: Question,
): PolicyVerdict | undefined {
  const { name, type, document, source } = policy;
  if (!isAuthorizationPolicyType(type) || !types.includes(type) || !isPolicyDocument(document))
    return undefined;
  const base = { name, type, ...(source && { source }) };
  if (question.exempt[type]) return { ...base, part: 'silent' };
  const matching = prepare(document).filter((statement) =>
    statement.matches(question.request, question.context),
  );
  const deciding = matching.find(({ effect }) => effect === 'Deny') ?? matching[0];
  if (!deciding) return { ...base, part: 'silent' };
  return { ...base, part: deciding.effect === 'Deny' ? 'denies' : 'allows', statement: deciding.id };
}

function denialBy(
  type: AuthorizationPolicyType,
  verdicts: PolicyVerdict[],
  { exempt, scpsEnabled }: Question,
): LevelVerdict['denial'] {
  if (exempt[type]) return undefined;
  const own = verdicts.filter((verdict) => verdict.type === type);
  if (own.some(({ part }) => part === 'denies')) return { type, kind: 'explicit' };
  const needsAllow = type === 'SERVICE_CONTROL_POLICY' && scpsEnabled;
  return needsAllow && !own.some(({ part }) => part === 'allows') ? { type, kind: 'implicit' } : undefined;
}
