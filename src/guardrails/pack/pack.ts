import { policyTypeFacts } from '../../organization/policy-types';
import { defaultQuotas, type Quotas } from '../../organization/quotas';
import { POLICY_TYPES, type PolicyType } from '../policy-type';
import { alone } from './alone';
import { packed } from './documents';
import { fill } from './fill';
import { isPackable } from './packable';
import type { PackedDocument, Packing, Target } from './packing';

/**
 * Puts the guardrails of every target into as few policies as AWS's size allows, and says how full each target
 * is. The answer to any request stays what it was: only statements that deny share a document, and within one
 * target it makes no difference which policy denies. Allow-lists, management policies and guardrails with
 * `pack: false` stay policies of their own, one for all the targets that have the same one.
 *
 * A document may come out larger than AWS takes, and a target with more of them than AWS attaches: the result says
 * both in figures, and refusing is the caller's.
 */
export function pack(targets: readonly Target[], quotas: Quotas = defaultQuotas): Packing {
  const packings = POLICY_TYPES.map((type) => packType(type, withOnly(type, targets), quotas));
  return {
    documents: packings.flatMap(({ documents }) => documents),
    targets: packings.flatMap((packing) => packing.targets),
  };
}

/** The targets that have guardrails of a type, with these alone. */
function withOnly(type: PolicyType, targets: readonly Target[]): Target[] {
  return targets
    .map((target) => ({ ...target, guardrails: target.guardrails.filter((one) => one.type === type) }))
    .filter(({ guardrails }) => guardrails.length > 0);
}

function packType(type: PolicyType, targets: readonly Target[], quotas: Quotas): Packing {
  const facts = policyTypeFacts(type);
  const [maxCharacters, maxPerTarget] = [quotas[facts.characters], quotas[facts.perTarget]];
  const standing = alone(targets, type, maxCharacters);
  const shared: PackedDocument[] = [];
  const fills = targets.map((target) => {
    const own = packed(target.target, type, target.guardrails.filter(isPackable), maxCharacters);
    shared.push(...own);
    const documents = [...(standing.byTarget.get(target.target) ?? []), ...own];
    return fill(target, type, documents, { maxCharacters, maxPerTarget });
  });
  return { documents: [...standing.documents, ...shared], targets: fills };
}
