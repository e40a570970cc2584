import { type PolicyQuotas, QUOTAS } from '../check/quotas';
import { minify } from '../minify';
import { POLICY_TYPES, type PolicyType } from '../policy-type';
import { count } from './bins';
import { alone, type PackedGroup, packed } from './documents';
import { documentPrefix, isPackable } from './packable';
import type {
  Guardrail,
  PackedDocument,
  PackFinding,
  Packing,
  PackOptions,
  Target,
  TargetFill,
} from './packing';

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

function fill(
  { target, reserved: foreign }: Target,
  type: PolicyType,
  documents: PackedDocument[],
  quotas: PolicyQuotas,
): { fill: TargetFill; findings: PackFinding[] } {
  const { maxPerTarget, maxCharacters } = quotas[type];
  const reserved = foreign?.[type] ?? 0;
  const charactersUsed = documents.reduce((sum, { characters }) => sum + characters, 0);
  const free = maxPerTarget - reserved - documents.length;
  const charactersLeft = Math.max(0, (maxPerTarget - reserved) * maxCharacters - charactersUsed);
  const names = documents.map(({ name }) => name);
  const summary = { target, type, documents: names, reserved, maxPerTarget, charactersUsed, charactersLeft };
  if (free >= 0) return { fill: summary, findings: [] };
  const message = `${target} needs ${documents.length} policies of type ${type} beside ${reserved} others; AWS attaches ${maxPerTarget}.`;
  const fix = `Pack more of them, move ${-free} of them to another level, or raise the quota.`;
  return { fill: summary, findings: [{ code: 'too-many-policies', type, target, message, fix }] };
}

function tooLarge(documents: PackedDocument[]): PackFinding[] {
  return documents
    .filter(({ characters, maxCharacters }) => characters > maxCharacters)
    .map(({ type, name, characters, maxCharacters }) => ({
      code: 'too-large',
      type,
      guardrail: name,
      message: `The policy ${name} has ${characters} characters; AWS takes ${maxCharacters}.`,
      fix: 'Split it into two policies.',
    }));
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
