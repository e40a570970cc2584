import { policyTypeFacts } from '../../organization/policy-types';
import { defaultQuotas, type Quotas } from '../../organization/quotas';
import { POLICY_TYPES, type PolicyType } from '../policy-type';
import { alone } from './alone';
import { count } from './bins';
import { type PackedGroup, packed } from './documents';
import { type Fill, fill, tooLarge } from './fill';
import { leadersOf } from './leaders';
import { isPackable } from './packable';
import type { PackedDocument, Packing, PackOptions, Target } from './packing';

/**
 * Puts the guardrails of every target into as few policies as AWS's size allows, and says how full each target
 * is. The answer to any request stays what it was: only statements that deny share a document, and within one
 * target it makes no difference which policy denies. Allow-lists, management policies and guardrails with
 * `pack: false` stay policies of their own, one for all the targets that have the same one.
 */
export function pack(targets: Target[], options: PackOptions = {}): Packing {
  const { quotas = defaultQuotas } = options;
  const types = POLICY_TYPES.filter((type) =>
    targets.some(({ guardrails }) => guardrails.some((one) => one.type === type)),
  );
  return types.map((type) => packType(type, targets, quotas, options)).reduce(join, EMPTY);
}

const EMPTY: Packing = { documents: [], targets: [], placement: {}, moves: [], findings: [] };

function packType(type: PolicyType, targets: Target[], quotas: Quotas, options: PackOptions): Packing {
  const facts = policyTypeFacts(type);
  const [maxCharacters, maxPerTarget] = [quotas[facts.characters], quotas[facts.perTarget]];
  const used = withOnly(type, targets);
  const standing = alone(used, type, maxCharacters);
  const leaders = leadersOf(used, options.share ?? false);
  const groups = new Map<Target, PackedGroup>();
  for (const leader of new Set(leaders.values())) {
    const guardrails = leader.guardrails.filter(isPackable);
    groups.set(leader, packed(leader.target, type, guardrails, maxCharacters, options.previous));
  }
  const fills = used.map((target) => {
    const own = groups.get(leaders.get(target) ?? target)?.documents ?? [];
    const documents = [...(standing.byTarget.get(target.target) ?? []), ...own];
    return fill(target, type, documents, { maxCharacters, maxPerTarget });
  });
  return gather(standing.documents, [...groups.values()], fills);
}

/** The targets that have guardrails of a type, with these alone. */
function withOnly(type: PolicyType, targets: Target[]): Target[] {
  return targets
    .map((target) => ({ ...target, guardrails: target.guardrails.filter((one) => one.type === type) }))
    .filter(({ guardrails }) => guardrails.length > 0);
}

function gather(standing: PackedDocument[], groups: PackedGroup[], fills: Fill[]): Packing {
  return {
    documents: [...standing, ...groups.flatMap(({ documents }) => documents)],
    targets: fills.map(({ fill }) => fill),
    placement: Object.fromEntries(groups.filter(({ bins }) => count(bins) > 0).map(toPlacement)),
    moves: groups.flatMap(({ moves }) => moves),
    findings: [
      ...tooLarge(standing),
      ...groups.flatMap(({ findings }) => findings),
      ...fills.flatMap(({ findings }) => findings),
    ],
  };
}

function toPlacement({ key, bins }: PackedGroup): [string, Record<string, number>] {
  return [key, Object.fromEntries(bins)];
}

function join(a: Packing, b: Packing): Packing {
  return {
    documents: [...a.documents, ...b.documents],
    targets: [...a.targets, ...b.targets],
    placement: { ...a.placement, ...b.placement },
    moves: [...a.moves, ...b.moves],
    findings: [...a.findings, ...b.findings],
  };
}
