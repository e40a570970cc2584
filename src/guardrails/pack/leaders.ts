import { minify } from '../minify';
import { isPackable } from './packable';
import type { Target } from './packing';

/**
 * The target whose documents each target gets: its own, or when they are shared the first one with the very
 * same packable guardrails.
 */
export function leadersOf(targets: Target[], share: boolean): Map<Target, Target> {
  const first = new Map<string, Target>();
  return new Map(
    targets.map((target) => {
      const signature = share ? signatureOf(target) : target.target;
      const leader = first.get(signature) ?? target;
      first.set(signature, leader);
      return [target, leader];
    }),
  );
}

/** Equal for targets with equal packable guardrails, in whatever order they are declared. */
function signatureOf({ guardrails }: Target): string {
  const packable = guardrails.filter(isPackable);
  return JSON.stringify(packable.map(({ name, document }) => [name, minify(document)]).sort());
}
