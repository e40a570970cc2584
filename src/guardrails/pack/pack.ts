import { type PolicyQuotas, QUOTAS } from '../check/quotas';
import { minify } from '../minify';
import { POLICY_TYPES, type PolicyType } from '../policy-type';
import { alone } from './alone';
import { count } from './bins';
import { type PackedGroup, packed } from './documents';
import { fill, tooLarge } from './fill';
import { documentPrefix, isPackable } from './packable';
import type { Guardrail, Packing, PackOptions, Target } from './packing';

/**
 * Puts the guardrails of every target into as few policies as AWS's size allows, and says how full each target
 * is. The answer to any request stays what it was: only statements that deny share a document, and within one
 * target it makes no difference which policy denies. Allow-lists, management policies and guardrails with
 * `pack: false` stay policies of their own, one for all the targets that have the same one.
 */
export function pack(targets: Target[], options: PackOptions = {}): Packing {
  const quotas = { ...QUOTAS, ...options.quotas };
  const types = POLICY_TYPES.filter((type) =>
    targets.some(({ guardrails }) => guardrails.some((one) => one.type === type)),
  );
  return types.map((type) => packType(type, targets, quotas, options)).reduce(join, EMPTY);
}

const EMPTY: Packing = { documents: [], targets: [], placement: {}, findings: [] };

function packType(type: PolicyType, targets: Target[], quotas: PolicyQuotas, options: PackOptions): Packing {
  const own = targets.map((target) => ({
    ...target,
    guardrails: target.guardrails.filter((one) => one.type === type),
  }));
  const used = own.filter(({ guardrails }) => guardrails.length > 0);
  const standing = alone(used, type, quotas[type].maxCharacters);
  const groups = groupsOf(used, options.share ?? false).map((group) =>
    packed(group.name, type, group.guardrails, quotas[type].maxCharacters, options.previous),
  );
  const fills = used.map((target) => {
    const group = groups.find(({ key }) => key === groupKey(target, used, options.share ?? false, type));
    const documents = [...(standing.byTarget.get(target.target) ?? []), ...(group?.documents ?? [])];
    return fill(target, type, documents, quotas);
  });
  return {
    documents: [...standing.documents, ...groups.flatMap(({ documents }) => documents)],
    targets: fills.map(({ fill }) => fill),
    placement: Object.fromEntries(groups.filter(({ bins }) => count(bins) > 0).map(toPlacement)),
    findings: [
      ...tooLarge(standing.documents),
      ...groups.flatMap((group) => group.findings),
      ...fills.flatMap((one) => one.findings),
    ],
  };
}

interface Group {
  name: string;
  guardrails: Guardrail[];
}

/** One group of packable guardrails a target, or one for all targets with the same ones, named after the first. */
function groupsOf(targets: Target[], share: boolean): Group[] {
  const groups = targets.map((target) => ({
    name: leader(target, targets, share).target,
    guardrails: packable(target),
  }));
  return groups.filter(({ name, guardrails }, index) => {
    return guardrails.length > 0 && groups.findIndex((other) => other.name === name) === index;
  });
}

function groupKey(target: Target, targets: Target[], share: boolean, type: PolicyType): string {
  return documentPrefix(leader(target, targets, share).target, type);
}

/** The first target with the same packable guardrails. */
function leader(target: Target, targets: Target[], share: boolean): Target {
  if (!share) return target;
  const signature = signatureOf(target);
  return targets.find((other) => signatureOf(other) === signature) ?? target;
}

function signatureOf(target: Target): string {
  return JSON.stringify(
    packable(target)
      .map(({ name, document }) => [name, minify(document)])
      .sort(),
  );
}

function packable({ guardrails }: Target): Guardrail[] {
  return guardrails.filter(isPackable);
}

function toPlacement({ key, bins }: PackedGroup): [string, Record<string, number>] {
  return [key, Object.fromEntries(bins)];
}

function join(a: Packing, b: Packing): Packing {
  return {
    documents: [...a.documents, ...b.documents],
    targets: [...a.targets, ...b.targets],
    placement: { ...a.placement, ...b.placement },
    findings: [...a.findings, ...b.findings],
  };
}
