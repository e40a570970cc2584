import type { PolicyType } from '../policy-type';
import type { PackedDocument, Target, TargetFill } from './packing';

/** What a target's documents of one type take of its attachments and characters. */
export function fill(
  { target, reserved: foreign }: Target,
  type: PolicyType,
  documents: readonly PackedDocument[],
  { maxCharacters, maxPerTarget }: { readonly maxCharacters: number; readonly maxPerTarget: number },
): TargetFill {
  const reserved = foreign?.[type] ?? 0;
  const charactersUsed = documents.reduce((sum, { characters }) => sum + characters, 0);
  return {
    target,
    type,
    documents: documents.map(({ name }) => name),
    reserved,
    maxPerTarget,
    attachmentsLeft: Math.max(0, maxPerTarget - reserved - documents.length),
    charactersUsed,
    charactersLeft: Math.max(0, (maxPerTarget - reserved) * maxCharacters - charactersUsed),
  };
}
