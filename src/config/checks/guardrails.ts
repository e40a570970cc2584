import { checkShape, type Finding } from '../../guardrails/check';
import { accountTarget, packOrganization, unitTarget } from '../../guardrails/packed-organization';
import { typeOf } from '../../guardrails/schema';
import { counted } from '../../organization/counted';
import { rootPath } from '../../organization/model';
import { type PolicyType, policyTypeFacts, policyTypeNames } from '../../organization/policy-types';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import type { PolicyDocumentSource } from '../documents/policy-document-source';
import { nearest, type Path } from '../reading/located';
import { type Check, type CheckContext, entryOf, error, keyAt, warning } from './context';

/** Every document has the structure that AWS takes for its type. */
export const policyStructures: Check = (context) =>
  Object.entries(context.file.policies).flatMap(([name, policy]) => {
    const source = context.documents.get(name);
    if (!source || source.ready) return [];
    return checkShape(source.document, typeOf(policy)).map((finding) => fromFinding(name, finding, source));
  });

/** A finding of the guardrails' engine, at its place in the file of the document. */
export function fromFinding(name: string, finding: Finding, { located }: PolicyDocumentSource): Diagnostic {
  const at = nearest(located, finding.pointer);
  return {
    code: finding.severity === 'error' ? 'policy-invalid' : 'policy-questionable',
    severity: finding.severity,
    at: (finding.code === 'unknown-element' && at.key) || at.at,
    message: `policy ${name}: ${plain(finding.message)}`,
    fix: plain(finding.fix),
  };
}

const plain = (sentence: string): string =>
  sentence.replace(/\.$/, '').replace(/^[A-Z](?=[a-z ])/, (c) => c.toLowerCase());

/** No target needs more policies of a type than AWS attaches to one, after packing, and better one less. */
export const policiesPerTarget: Check = (context) => {
  const places = placesByTarget(context);
  return packOrganization(context.organization).targets.flatMap(
    ({ target, type, documents, reserved, maxPerTarget }) => {
      const taken = documents.length + reserved;
      if (taken < maxPerTarget) return [];
      const { name, path } = places.get(target) ?? { name: target, path: [] };
      if (taken === maxPerTarget) return [full(name, type, keyAt(context, ...path, 'policies'))];
      const beside = reserved ? ` beside ${reserved} that AWS or others attach` : '';
      const facts = policyTypeFacts(type);
      return [
        error(
          'policy-targets',
          keyAt(context, ...path, 'policies'),
          `${name} needs ${counted(documents.length, 'policy', 'policies')} of the type ${type}${beside}; AWS attaches ${maxPerTarget} at most`,
          `let more of them share documents (pack: true), attach some higher or lower in the tree, or write your own limit in quotas.${facts.perTarget}`,
        ),
      ];
    },
  );
};

/** There are not more policies of a type than AWS lets the organization have, after packing. */
export const policyCounts: Check = (context) => {
  const { documents } = packOrganization(context.organization);
  const packed = new Set(documents.flatMap(({ guardrails }) => guardrails));
  const nowhere = context.organization.policies.filter(({ name }) => !packed.has(name));
  const types = [...documents, ...nowhere].map(({ type }) => type);
  return policyTypeNames.flatMap((type) => {
    const { title, perOrganization } = policyTypeFacts(type);
    const count = types.filter((each) => each === type).length;
    const most = context.file.quotas[perOrganization];
    if (count <= most) return [];
    const message = `the file makes ${counted(count, 'policy', 'policies')} of the type ${title}, the quota is ${most}`;
    const fix = `attach them higher in the tree, where they share documents, or write what AWS granted you in quotas.${perOrganization}`;
    return [error('policy-count', keyAt(context, 'policies'), message, fix)];
  });
};

/** Policies of AWS are called after what they are made of: a policy of the file, an OU or an account. No two are called alike. */
export const policyNames: Check = (context) => {
  const places = placesByTarget(context);
  const made = new Set<string>();
  const { documents, targets } = packOrganization(context.organization);
  return documents.flatMap(({ name, guardrails }) => {
    if (!made.has(name)) {
      made.add(name);
      return [];
    }
    const [first] = targets.flatMap(({ target, documents: attached }) =>
      attached.includes(name) ? (places.get(target) ?? []) : [],
    );
    const path = first?.path ?? ['policies', guardrails[0] ?? ''];
    const message = `two policies would be called ${name} in AWS, and one of them would be lost`;
    return [
      error('name-taken', keyAt(context, ...path), message, 'rename the policy, the OU or the account'),
    ];
  });
};

/** What replaces a policy is attached before the old one is detached. */
const full = (name: string, type: PolicyType, at: Position): Diagnostic =>
  warning(
    'policy-targets',
    at,
    `${name} has no attachment of the type ${type} left; replacing a policy there takes a free one for a moment`,
    'let more of them share documents (pack: true), or attach one higher or lower in the tree',
  );

function placesByTarget({ file, tree }: CheckContext): Map<string, { name: string; path: Path }> {
  const accounts = file.accounts.map(
    ({ name }, index) =>
      [accountTarget(name), { name: `the account ${name}`, path: ['accounts', index] as Path }] as const,
  );
  const units = [...tree.keys()].map(
    (path) =>
      [
        unitTarget(path),
        { name: path === rootPath ? 'the root' : `the OU ${path}`, path: entryOf(path) },
      ] as const,
  );
  return new Map([...accounts.reverse(), ...units]);
}
