import type { Level } from '../evaluate';
import { intersects, subsumes } from '../pattern-sets';
import { isPolicyDocument, listOf, type Statement, statementsOf } from '../policy-document';

/** A level at which the allow-lists of a path have nothing left in common. */
export interface EmptyAllowList {
  target: string;
  message: string;
  fix: string;
}

/** Action patterns that must all match: what is left after some levels. */
type Remainder = string[];

/**
 * The first level of a path, root first, below which service control policies let nothing through, because
 * what is allowed there was not allowed above. Looks at actions only; a statement that denies everything, as
 * for a suspended account, is taken for intent.
 */
export function emptyAllowList(levels: Level[]): EmptyAllowList | undefined {
  let left: Remainder[] = [['*']];
  for (const level of levels) {
    const allowed = allowedActions(level);
    left = left.flatMap((remainder) => allowed.flatMap((pattern) => narrow(remainder, pattern) ?? []));
    if (left.length === 0) return finding(level.target, allowed.length === 0);
  }
  return undefined;
}

function allowedActions({ policies }: Level): string[] {
  const statements = policies.flatMap(({ type, document }): Statement[] =>
    type === 'SERVICE_CONTROL_POLICY' && isPolicyDocument(document) ? statementsOf(document) : [],
  );
  const patterns = statements
    .filter(({ Effect }) => Effect === 'Allow')
    // "All but" leaves nearly everything; to take it for everything can only miss a finding.
    .flatMap(({ Action }) => (Action === undefined ? ['*'] : listOf(Action)))
    .map((pattern) => pattern.toLowerCase());
  return patterns.includes('*') ? ['*'] : [...new Set(patterns)];
}

function narrow(remainder: Remainder, pattern: string): Remainder[] | undefined {
  if (!remainder.every((one) => intersects(one, pattern))) return undefined;
  if (remainder.some((one) => subsumes(pattern, one))) return [remainder];
  return [[...remainder.filter((one) => !subsumes(one, pattern)), pattern]];
}

function finding(target: string, none: boolean): EmptyAllowList {
  const message = none
    ? `No service control policy attached to ${target} allows anything; nothing works there or below.`
    : `What the service control policies attached to ${target} allow is not allowed above it; nothing works there.`;
  return { target, message, fix: `Attach FullAWSAccess to ${target}, or widen an allow-list.` };
}
