import type { PolicyType } from '../policy-type';
import type { PackedDocument, PackFinding, Target, TargetFill } from './packing';

/** How full a target is, and what is too much. */
export interface Fill {
  fill: TargetFill;
  findings: PackFinding[];
}

/** What a target's documents of one type take of its attachments and characters. */
export function fill(
  { target, reserved: foreign }: Target,
  type: PolicyType,
  documents: PackedDocument[],
  { maxCharacters, maxPerTarget }: { readonly maxCharacters: number; readonly maxPerTarget: number },
): Fill {
  const reserved = foreign?.[type] ?? 0;
  const charactersUsed = documents.reduce((sum, { characters }) => sum + characters, 0);
  const free = maxPerTarget - reserved - documents.length;
  const charactersLeft = Math.max(0, (maxPerTarget - reserved) * maxCharacters - charactersUsed);
  const names = documents.map(({ name }) => name);
  const attachmentsLeft = Math.max(0, free);
  const sizes = { attachmentsLeft, charactersUsed, charactersLeft };
  const summary = { target, type, documents: names, reserved, maxPerTarget, ...sizes };
  if (free >= 0) return { fill: summary, findings: [] };
  const message = `${target} needs ${documents.length} policies of type ${type} beside ${reserved} others; AWS attaches ${maxPerTarget}.`;
  const fix = `Pack more of them, move ${-free} of them to another level, or raise the quota.`;
  return { fill: summary, findings: [{ code: 'too-many-policies', type, target, message, fix }] };
}

/** The documents that AWS would refuse for their size. */
export function tooLarge(documents: PackedDocument[]): PackFinding[] {
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
