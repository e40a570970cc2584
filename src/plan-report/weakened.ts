import type { Change } from '../terraform-runs/model';
import { parsed } from './parsed';
import { protecting } from './protecting';
import { protections } from './protections';

/** What a change makes weaker or switches off, one phrase each: `auto_enable ALL → NONE`. */
export function weakened({ type, action, attributes }: Change): string[] {
  if (!['update', 'import', 'replace'].includes(action)) return [];
  return protections
    .filter((protection) => protection.type === type)
    .flatMap(({ path, weaker }) => {
      const [name = '', ...steps] = path.split('.');
      const changed = attributes.find((attribute) => attribute.name === name);
      // What is sensitive or not known yet is no JSON and says nothing.
      if (!changed || !isJson(changed.before) || !isJson(changed.after)) return [];
      return pairsAt(parsed(changed.before), parsed(changed.after), steps).flatMap(([before, after]) => {
        const change = weaker(before, after);
        return change === undefined ? [] : [`${path.replace(/\.(\d+|\*)/g, '')} ${change}`];
      });
    });
}

/** A sentence without its full stop about what is switched off or weakened, and for whom. */
export function weakenedMessage(change: Change, phrases: readonly string[]): string {
  const { what, wide } = protecting[change.type] ?? { what: change.type };
  const which = change.key ?? change.name.replaceAll('_', '-');
  const whom = wide ? ' for the whole organization' : '';
  const done = phrases.length ? `is weakened${whom}: ${phrases.join('; ')}` : `is switched off${whom}`;
  return `${what} (${which}) ${done}`;
}

/** Whether a resource type takes part in detection, so that to destroy it switches that off. */
export const detects = ({ type }: Pick<Change, 'type'>): boolean => protecting[type]?.detects === true;

type Pair = readonly [before: unknown, after: unknown];

/** The values at a path before and after; `*` pairs the blocks of two lists. */
function pairsAt(before: unknown, after: unknown, [step, ...rest]: readonly string[]): Pair[] {
  if (step === undefined) return [[before, after]];
  if (step !== '*') return pairsAt(childOf(before, step), childOf(after, step), rest);
  const [old, now] = [blocksOf(before), blocksOf(after)];
  return [...old].flatMap(([key, block]) => pairsAt(block, now.get(key), rest));
}

function childOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** Blocks by what tells them apart; by their place where nothing does. */
function blocksOf(list: unknown): Map<unknown, unknown> {
  const blocks = Array.isArray(list) ? list : [];
  const keyOf = (block: unknown) =>
    childOf(block, 'name') ?? childOf(block, 'id') ?? childOf(block, 'insight_type');
  return new Map(blocks.map((block, place) => [keyOf(block) ?? place, block]));
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
