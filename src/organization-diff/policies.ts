import { documentChangeLines, documentChanges } from '../guardrails/document-changes';
import type { LandingZone } from '../organization/landing-zone';
import { same, valueChanges } from '../organization/value-changes';
import { inForce } from './guardrails';
import type { Difference, Moved } from './model';
import { difference } from './setting-lines';

/** Policies that are added, removed or changed: the changed statements, and the number of accounts under them. */
export function policyDifference(before: LandingZone, after: LandingZone): Difference {
  const old = new Map(before.policies.map((policy) => [policy.name, policy]));
  const now = new Set(after.policies.map(({ name }) => name));
  return {
    added: [...now].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !now.has(name)),
    changed: after.policies.flatMap((policy): Moved[] => {
      const was = old.get(policy.name);
      return was ? policyChanges(was, policy, after) : [];
    }),
  };
}

type Policy = LandingZone['policies'][number];

function policyChanges(was: Policy, is: Policy, after: LandingZone): Moved[] {
  const document = same(was.document, is.document) ? [] : documentChanges(was.document, is.document);
  const { name } = is;
  const fields = (['type', 'description', 'pack', 'id', 'tags'] as const).flatMap((key) =>
    valueChanges(was[key], is[key], [key]).map((change) => {
      const path = change.path.join('.');
      return `${path} ${difference({ key: path, before: change.before ?? null, after: change.after ?? null })}`;
    }),
  );
  const changes = [...documentChangeLines(document), ...fields];
  if (changes.length === 0) return [];
  const accounts = document.length
    ? after.accounts.filter((account) => inForce(after, account).includes(name)).length
    : undefined;
  const weakens = document.some((change) => change.weakens);
  return [{ name, changes, ...(accounts !== undefined && { accounts }), ...(weakens && { weakens }) }];
}
