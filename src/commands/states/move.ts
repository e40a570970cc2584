import { withStatusLine } from '../../terminal/status-line';
import { placeOfBlock } from '../../terraform/state-place';
import { type PulledState, pullState, pushState } from '../../terraform-runs/state-access';
import type { FormerPlace } from './former';

/** The planned move of one state. */
export interface StateMove {
  readonly place: FormerPlace;
  /** `conflict`: the destination has another state; `failed`: one of the two cannot be read or written */
  readonly step: 'copy' | 'there already' | 'conflict' | 'failed';
  /** the content of the state to copy */
  readonly text?: string;
  readonly reason?: string;
}

/**
 * Plans the moves: reads both places of every state and writes nothing. Stacks without a state at the earlier place are
 * left out.
 */
export async function plannedMoves(outdir: string, places: readonly FormerPlace[]): Promise<StateMove[]> {
  const moves: StateMove[] = [];
  for (const place of places) {
    const what = `reading the state of ${place.stack}`;
    const from = await withStatusLine(what, () => pullState(outdir, place.former));
    if (from.kind === 'none') continue;
    const to =
      from.kind === 'present' ? await withStatusLine(what, () => pullState(outdir, place.now)) : from;
    moves.push({ place, ...step(from, to) });
  }
  return moves;
}

function step(from: PulledState, to: PulledState): Omit<StateMove, 'place'> {
  if (from.kind !== 'present') return { step: 'failed', reason: from.kind === 'none' ? '' : from.reason };
  if (to.kind === 'unreadable') return { step: 'failed', reason: to.reason };
  if (to.kind === 'none') return { step: 'copy', text: from.text };
  return sameState(from.text, to.text) ? { step: 'there already' } : { step: 'conflict' };
}

interface StateFile {
  readonly lineage: string;
  readonly serial: number;
  readonly resources?: unknown;
  readonly outputs?: unknown;
}

/**
 * Whether the destination already has the state: with equal content, since Terraform gives a pushed state a new lineage
 * in an empty bucket, or with the same lineage and at least the same serial. Later applies at the destination are no
 * conflict.
 */
function sameState(former: string, now: string): boolean {
  const [a, b] = [JSON.parse(former) as StateFile, JSON.parse(now) as StateFile];
  const held = ({ resources, outputs }: StateFile) => JSON.stringify([resources, outputs]);
  return held(a) === held(b) || (a.lineage === b.lineage && b.serial >= a.serial);
}

/** Whether a state is a later version of another. */
export function isSuccessor(state: string, other: string): boolean {
  const [a, b] = [JSON.parse(state) as StateFile, JSON.parse(other) as StateFile];
  return a.lineage === b.lineage && a.serial > b.serial && !sameState(state, other);
}

/** Copies a state and verifies the copy. Returns what went wrong, or undefined. */
export async function copyState(
  outdir: string,
  { place, text = '' }: StateMove,
): Promise<string | undefined> {
  const failed = await pushState(outdir, place.now, text);
  if (failed) return failed;
  const now = await pullState(outdir, place.now);
  if (now.kind === 'present' && sameState(text, now.text)) return undefined;
  return `it was written, but ${placeOfBlock(place.now)} does not give it back`;
}
