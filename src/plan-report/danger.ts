import type { Organization } from '../organization/model';
import type { AttributeChange, Change, StackPlan } from '../terraform-runs/model';
import { shellWord, terraformIn } from './shell';
import { suppressedFindings } from './suppressions';
import { replacementReason, thingLabel, thingOf } from './things';
import { detects, strengthens, weakened, weakenedMessage } from './weakened';
import { type WeakenedGuardrails, weakenedGuardrails } from './weakened-guardrails';

/** The kinds of danger with their reason, worst first. The id that `--allow` takes starts with the kind. */
export const dangerKinds = {
  leave: 'an account leaves Terraform or the organization',
  detach: 'a guardrail is taken away',
  delegation: 'a delegated administrator changes',
  detection: 'something that detects or protects is switched off or weakened',
  destroy: 'something is destroyed',
  logs: 'a log bucket, its key or a trail is touched',
  access: 'trusted access or a policy type is switched off',
} as const;

/** The kind of a danger. */
export type DangerKind = keyof typeof dangerKinds;

/** A dangerous change. It is applied only if `--allow` names it. */
export interface Danger {
  /** value of `--allow`: `destroy:log-archive/aws_s3_bucket.trail` */
  readonly id: string;
  readonly kind: DangerKind;
  /** a sentence without its full stop */
  readonly message: string;
  readonly change: Change;
}

/**
 * The dangerous changes of a run, worst kinds first.
 *
 * @param organization the organization of the file, if known: its policies name the guardrails
 */
export function dangersOf(
  plans: readonly StackPlan[],
  organization?: Pick<Organization, 'policies'>,
): Danger[] {
  const changes = plans.flatMap((plan) => plan.changes);
  const refused = new Set(plans.flatMap(refusedIn));
  const carried = new Set(changes.flatMap(({ type, importId }) => (importId ? [`${type} ${importId}`] : [])));
  const run: Run = { carried, guardrails: weakenedGuardrails(changes, organization), changes };
  const found = changes
    .filter((change) => !refused.has(`${change.stack} ${change.address}`))
    .flatMap((change) => dangerOf(change, run) ?? []);
  const order = Object.keys(dangerKinds);
  return found.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.id.localeCompare(b.id));
}

/** Resources that Terraform itself refuses to destroy. Its error says what to do, and `--allow` does not help. */
const refusedIn = ({ stack, problems }: StackPlan): string[] =>
  problems
    .filter(({ summary }) => /cannot be destroyed/i.test(summary))
    .map(({ address }) => `${stack} ${address}`);

/** Facts about a whole run. */
interface Run {
  /** type and id of resources that another stack imports */
  readonly carried: ReadonlySet<string>;
  readonly guardrails: WeakenedGuardrails;
  readonly changes: readonly Change[];
}

function dangerOf(change: Change, run: Run): Danger | undefined {
  const kind = kindOf(change, run);
  if (!kind) return undefined;
  const id = `${kind}:${change.stack}/${change.address}`;
  return { id, kind, message: messageOf(kind, change, run), change };
}

function kindOf(change: Change, run: Run): DangerKind | undefined {
  const { type, action, id } = change;
  const lost = action === 'destroy' || action === 'replace';
  const gone = lost || (action === 'forget' && !run.carried.has(`${type} ${id}`));
  const { kind } = thingOf(change);
  if (type === 'aws_organizations_account' && gone) return 'leave';
  if (kind === 'guardrail' && (gone || run.guardrails(change).length)) return 'detach';
  if (kind === 'delegated administrator' && (gone || action === 'update')) return 'delegation';
  if (action === 'destroy' && detects(change)) return 'detection';
  if (suppressedFindings(change, run.changes)) return 'detection';
  if (lost) return 'destroy';
  if (keepsLogs(change) && ['update', 'forget', 'move'].includes(action))
    return strengthens(change) ? undefined : 'logs';
  if (weakened(change).length) return 'detection';
  return switchesOff(change).length ? 'access' : undefined;
}

/** Whether a resource is a trail, or a bucket or key that stores logs. */
function keepsLogs({ type, stack, name, key = '' }: Change): boolean {
  if (type === 'aws_cloudtrail') return true;
  const stores = /^aws_(s3_bucket|kms_key|cloudwatch_log_group)/.test(type);
  return stores && /log|trail|audit|config|archive/.test(`${stack} ${name} ${key}`);
}

/** The service principals and policy types that an update removes from the organization. */
function switchesOff({ type, attributes }: Change): string[] {
  if (type !== 'aws_organizations_organization') return [];
  const lists = ['aws_service_access_principals', 'enabled_policy_types'];
  return attributes.filter(({ name }) => lists.includes(name)).flatMap(removed);
}

function removed({ before, after }: AttributeChange): string[] {
  try {
    const [old, next] = [JSON.parse(before), JSON.parse(after)] as [string[] | null, string[] | null];
    return (old ?? []).filter((entry) => !next?.includes(entry));
  } catch {
    return [];
  }
}

function messageOf(kind: DangerKind, change: Change, run: Run): string {
  if (kind === 'access') return `switched off for the whole organization: ${switchesOff(change).join(', ')}`;
  const hides = suppressedFindings(change, run.changes);
  if (hides) return suppressionMessage(change, hides);
  const less = weakened(change);
  if (kind === 'detection' || (kind === 'logs' && less.length)) return weakenedMessage(change, less);
  const lost = kind === 'detach' ? run.guardrails(change) : [];
  if (lost.length) return lost.join('; ');
  const why = replacementReason(change);
  const doing: Partial<Record<Change['action'], string>> = {
    destroy: 'is destroyed',
    replace: `is destroyed and made again${why ? `, because ${why}` : ''}${brokenOff(change)}`,
    forget: 'is let go of by Terraform',
  };
  return `${thingLabel(thingOf(change))} ${doing[change.action] ?? 'is changed'}`;
}

function suppressionMessage({ action, key, name }: Change, what: string): string {
  const which = key ?? name.replaceAll('_', '-');
  return `${what} (${which}) ${action === 'create' ? 'hides findings from now on' : 'hides other findings than before'}`;
}

/** How to keep a tainted resource that exists completely in AWS. */
const brokenOff = ({ reason, stack, address }: Change): string =>
  reason === 'tainted'
    ? `; where AWS has it whole, ${terraformIn(stack, 'untaint', shellWord(address))} keeps it`
    : '';

/**
 * The dangers that `--allow` does not name.
 *
 * @param allowed ids of dangers; `*` matches any text, and an id that ends with `...` matches all that start with it
 */
export function notAllowed(dangers: readonly Danger[], allowed: readonly string[]): Danger[] {
  const patterns = allowed.map((text) => {
    const parts = text.replace(/\.\.\.$/, '*').split('*');
    return new RegExp(`^${parts.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 's');
  });
  return dangers.filter(({ id }) => !patterns.some((pattern) => pattern.test(id)));
}
