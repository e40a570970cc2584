import { type DocumentChange, documentChanges } from '../guardrails/document-changes';
import { LIBRARY } from '../guardrails/library';
import { parseDocumentName } from '../guardrails/pack/document-names';
import { guardrailOfSid } from '../guardrails/pack/sids';
import { listOf, type OneOrMore } from '../iam-documents/policy-document';
import { grouped } from '../organization/grouped';
import type { Organization } from '../organization/model';
import { type Entry, isMap, same } from '../organization/value-changes';
import type { Change } from '../terraform-runs/model';
import { parsed } from './parsed';

/** Lists what a change removes from a policy or weakens in it, one phrase each. */
export type WeakenedGuardrails = (change: Change) => string[];

/**
 * Finds what the changes of a run remove from organization policies. It compares statements and not descriptions, which
 * AWS limits to 512 characters. Packed guardrails may move between the documents of one target, so a guardrail is lost
 * only where no document of that target has it afterwards.
 *
 * @param changes all changes of the run
 * @param organization the organization of the file; its policies name the guardrails that are not in the library
 */
export function weakenedGuardrails(
  changes: readonly Change[],
  organization?: Pick<Organization, 'policies'>,
): WeakenedGuardrails {
  const names = [...LIBRARY, ...(organization?.policies ?? [])].map(({ name }) => name);
  const policies = changes.filter(({ type }) => type === policyType);
  const afterwards = grouped(policies, sharedBy);
  return (change) => {
    const content = change.attributes.find(({ name }) => name === 'content');
    if (!isUpdate(change) || !content) return [];
    const policy = `the policy ${change.key ?? change.name}`;
    const [old, now] = [parsed(parsed(content.before)), documentAfter(change)];
    if (!isMap(now)) return [`what ${policy} denies is known only after apply`];
    const all = (afterwards.get(sharedBy(change)) ?? []).flatMap((each) => statementsIn(documentAfter(each)));
    const { gone, weaker } = isShared(change)
      ? weakerShared(statementsIn(old), all, names)
      : weakerAlone(old, now);
    return [
      ...(gone.length ? [`${gone.join(', ')} no longer in ${policy}`] : []),
      ...weaker.map(({ name, details }) => `${name} in ${policy} is weaker: ${details.join('; ')}`),
    ];
  };
}

const policyType = 'aws_organizations_policy';

const isUpdate = ({ type, action }: Change): boolean =>
  type === policyType && (action === 'update' || action === 'import');

const isShared = ({ key = '' }: Change): boolean => parseDocumentName(key) !== undefined;

/** The key that documents with packed guardrails share: target and kind, SCP or RCP. */
function sharedBy({ key = '' }: Change): string {
  const { target, kind } = parseDocumentName(key) ?? {};
  return `${target} ${kind}`;
}

/** The document after the change; any other value where it is known only after apply. */
function documentAfter({ attributes, content }: Change): unknown {
  const changed = attributes.find(({ name }) => name === 'content');
  return parsed(changed ? parsed(changed.after) : content);
}

const statementsIn = (document: unknown): readonly Entry[] =>
  isMap(document) ? listOf(document.Statement as OneOrMore<unknown>).filter(isMap) : [];

/** What a policy no longer has. */
interface Loss {
  /** names of removed guardrails, or of removed statements of guardrails that stay */
  readonly gone: readonly string[];
  readonly weaker: readonly DocumentChange[];
}

/** Compares statements only with those of the same guardrail: others in the document may look alike. */
function weakerShared(before: readonly Entry[], after: readonly Entry[], names: readonly string[]): Loss {
  const guardrail = ({ Sid }: Entry): string => guardrailOfSid(String(Sid), names) ?? String(Sid);
  const group = (list: readonly Entry[], others: readonly Entry[]) =>
    grouped(
      list.filter((one) => !others.some((other) => same({ ...one, Sid: '' }, { ...other, Sid: '' }))),
      guardrail,
    );
  const [changed, left] = [group(before, after), group(after, before)];
  const kept = new Set(after.map(guardrail));
  const losses = [...changed].map(([name, statements]): Loss => {
    if (!kept.has(name)) return { gone: [name], weaker: [] };
    return weakerAlone({ Statement: statements }, { Statement: left.get(name) ?? [] });
  });
  return {
    gone: losses.flatMap(({ gone }) => gone),
    weaker: losses.flatMap(({ weaker }) => weaker),
  };
}

function weakerAlone(before: unknown, after: unknown): Loss {
  const weaker = documentChanges(before, after).filter((change) => weakens(change, before));
  return {
    gone: weaker.filter(({ action }) => action === 'removed').map(({ name }) => name),
    weaker: weaker.filter(({ action }) => action !== 'removed'),
  };
}

function weakens(change: DocumentChange, document: unknown): boolean {
  if (!isMap(document) || !('Statement' in document)) return change.action === 'removed';
  return change.weakens && !(change.details.length && change.details.every(onlyJoins));
}

/** Matches the addition of an allowed region, which each new governed region causes. */
const onlyJoins = (detail: string): boolean =>
  /^Condition \S+ aws:RequestedRegion \+ [^ ]+( \+ [^ ]+)*$/.test(detail);
