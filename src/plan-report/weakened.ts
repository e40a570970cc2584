import { own } from '../organization/own';
import type { Change } from '../terraform-runs/model';
import { parsed } from './parsed';
import { protecting } from './protecting';
import { protections } from './protections';

/** What a change weakens or disables, one phrase each: `auto_enable ALL → NONE`. */
export function weakened({ type, action, attributes }: Change): string[] {
  if (!['update', 'import', 'replace'].includes(action)) return [];
  return protections
    .filter((protection) => protection.type === type)
    .flatMap(({ path, weaker }) => {
      const [name = '', ...steps] = path.split('.');
      const changed = attributes.find((attribute) => attribute.name === name);
      // Sensitive and unknown values are not JSON and cannot be compared.
      if (!changed || !isJson(changed.before) || !isJson(changed.after)) return [];
      return pairsAt(name, parsed(changed.before), parsed(changed.after), steps).flatMap(
        ({ at, before, after }) => {
          const change = weaker(before, after);
          return change === undefined ? [] : [`${at} ${change}`];
        },
      );
    });
}

/** Attributes that do not affect protection. */
const harmless = ['tags', 'tags_all', 'skip_destroy'];

/** Whether a change only strengthens protection: every changed attribute was weaker before, or does not matter. */
export function strengthens(change: Change): boolean {
  const { attributes } = change;
  return (
    change.action === 'update' &&
    attributes.length > 0 &&
    attributes.every(({ name, before, after }) => {
      if (name === 'skip_destroy' && after !== 'true') return false;
      const turned = { ...change, attributes: [{ name, before: after, after: before }] };
      return harmless.includes(name) || weakened(turned).length > 0;
    }) &&
    weakened(change).length === 0
  );
}

/** Says what is disabled or weakened and for whom, as a sentence without its full stop. */
export function weakenedMessage(change: Change, phrases: readonly string[]): string {
  const { what, wide } = protecting[change.type] ?? { what: change.type };
  const which = change.key ?? change.name.replaceAll('_', '-');
  const whom = wide ? ' for the whole organization' : '';
  const done = phrases.length ? `is weakened${whom}: ${phrases.join('; ')}` : `is switched off${whom}`;
  return `${what} (${which}) ${done}`;
}

/** Whether a resource type takes part in detection, so that destroying a resource disables it. */
export const detects = ({ type }: Pick<Change, 'type'>): boolean => protecting[type]?.detects === true;

interface Pair {
  /** path of the values, for people */
  readonly at: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The values at a path before and after. `*` pairs the blocks of two lists. */
function pairsAt(at: string, before: unknown, after: unknown, [step, ...rest]: readonly string[]): Pair[] {
  if (step === undefined) return [{ at, before, after }];
  if (step !== '*') {
    const inner = /^\d+$/.test(step) ? at : `${at}.${step}`;
    return pairsAt(inner, childOf(before, step), childOf(after, step), rest);
  }
  const [old, now] = [blocksOf(before), blocksOf(after)];
  return [...old].flatMap(([key, block]) =>
    pairsAt(typeof key === 'string' ? `${at}.${key}` : at, block, now.get(key), rest),
  );
}

function childOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? own(value as Record<string, unknown>, key) : undefined;
}

/** The blocks of a list by their identifying attribute; by index where they have none. */
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
