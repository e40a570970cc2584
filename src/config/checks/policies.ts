import { packOrganization } from '../../guardrails/packed-organization';
import { typeOf } from '../../guardrails/schema';
import { policyTypeFacts } from '../../organization/policy-types';
import { fixFor } from '../diagnostics/suggest';
import type { Path } from '../reading/located';
import { type Check, type CheckContext, entryOf, error, keyAt, valueAt, warning } from './context';

/** A place that policies are attached to, with what is attached. */
interface Target {
  readonly name: string;
  readonly path: Path;
  readonly policies: readonly string[];
}

function targets({ file, tree }: CheckContext): Target[] {
  const units = [...tree.values()].map(({ path, entry }) => ({
    name: path === 'Root' ? 'the root' : `the OU ${path}`,
    path: entryOf(path),
    policies: entry.policies,
  }));
  const accounts = file.accounts.map(({ name, policies }, index) => ({
    name: `the account ${name}`,
    path: ['accounts', index] as Path,
    policies,
  }));
  return [...units, ...accounts];
}

/** Every policy that is attached exists and is attached once to the same target. */
export const attachedPolicies: Check = (context) =>
  targets(context).flatMap(({ name, path, policies }) => {
    const seen = new Set<string>();
    return policies.flatMap((policy, index) => {
      const at = valueAt(context, ...path, 'policies', index);
      if (!context.names.isPolicy(policy)) {
        return [
          error(
            'unknown-policy',
            at,
            `${name} lists the policy ${policy}, which does not exist`,
            fixFor(policy, context.names.policies, 'policies'),
          ),
        ];
      }
      if (seen.has(policy))
        return [error('duplicate-key', at, `${name} lists the policy ${policy} twice`, 'once is enough')];
      seen.add(policy);
      return [];
    });
  });

/** No document is longer than AWS takes: without white space, and with the Sids that packing gives. */
export const policySizes: Check = (context) => {
  const packed = longestPacked(context);
  return Object.entries(context.file.policies).flatMap(([name, policy]) => {
    const source = context.documents.get(name);
    if (!source) return [];
    const facts = policyTypeFacts(typeOf(policy));
    const most = context.file.quotas[facts.characters];
    const length = [...JSON.stringify(source.document)].length;
    const inPacking = packed.get(name) ?? 0;
    if (Math.max(length, inPacking) <= most) return [];
    const [counted, remedy] =
      length > most
        ? [`${length} characters without white space`, 'shorten it']
        : [`${inPacking} characters with the Sids that packing gives its statements`, 'set pack: false'];
    return [
      error(
        'policy-size',
        keyAt(context, 'policies', name),
        `policy ${name} has ${counted}; a ${facts.title} holds ${most}`,
        `split it into two policies, ${remedy}, or write your own limit in quotas.${facts.characters}`,
      ),
    ];
  });
};

/** Characters of the longest document that packing makes of each policy alone; those that it shares fit by themselves. */
function longestPacked({ organization }: CheckContext): Map<string, number> {
  const longest = new Map<string, number>();
  for (const { guardrails, characters } of packOrganization(organization).documents) {
    const [policy, ...others] = guardrails;
    if (policy !== undefined && others.length === 0)
      longest.set(policy, Math.max(longest.get(policy) ?? 0, characters));
  }
  return longest;
}

/** A policy that is attached nowhere does nothing, which is seldom meant. */
export const unusedPolicies: Check = (context) => {
  const used = new Set(targets(context).flatMap(({ policies }) => policies));
  return Object.keys(context.file.policies)
    .filter((name) => !used.has(name))
    .map((name) =>
      warning(
        'policy-unused',
        keyAt(context, 'policies', name),
        `policy ${name} is attached nowhere and does nothing`,
        `list it under policies of root, an OU or an account, or take it out`,
      ),
    );
};
