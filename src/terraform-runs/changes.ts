import { createHash } from 'node:crypto';
import { partsOf } from './addresses';
import type { Action, AttributeChange, Change, OutputChange } from './model';
import type { PriorState } from './names';
import { reasonOf } from './reasons';

interface Values {
  readonly actions: string[];
  readonly before?: unknown;
  readonly after?: unknown;
  readonly after_unknown?: unknown;
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
  readonly importing?: { id?: string };
  readonly replace_paths?: (string | number)[][];
}

interface ResourceChange {
  readonly address: string;
  readonly mode: string;
  readonly previous_address?: string;
  readonly action_reason?: string;
  readonly change: Values;
}

/**
 * The parts of `terraform show -json` that Landfall reads
 * (https://developer.hashicorp.com/terraform/internals/json-format).
 */
export interface PlanJson {
  readonly resource_changes?: ResourceChange[];
  readonly resource_drift?: ResourceChange[];
  readonly output_changes?: Record<string, Values>;
  readonly prior_state?: PriorState;
}

/** The changes of a plan, or the drift that a refresh has found. */
export function changesOf(
  stack: string,
  plan: PlanJson,
  part: 'resource_changes' | 'resource_drift',
): Change[] {
  return (plan[part] ?? []).flatMap((resource) => {
    const { address, mode, change } = resource;
    const movedFrom = resource.previous_address;
    const action = mode === 'managed' ? actionOf(change, movedFrom) : undefined;
    if (!action) return [];
    const { id, region, description } = objectOf(change.before ?? change.after);
    const { content } = objectOf(change.after);
    const parts = partsOf(address);
    const changes = ['update', 'replace', 'import'].includes(action) && change.actions[0] !== 'no-op';
    const telling = action === 'create' ? meaningfulOnCreate.get(parts.type) : undefined;
    return [
      {
        stack,
        ...parts,
        action,
        ...reasonsOf(resource),
        ...(change.importing?.id && { importId: change.importing.id }),
        ...(movedFrom && movedFrom !== address && { movedFrom }),
        ...(typeof id === 'string' && { id }),
        ...(typeof region === 'string' && { region }),
        ...(isPolicy(address) && typeof description === 'string' && description && { description }),
        ...(isPolicy(address) && typeof content === 'string' && { content }),
        attributes: changes
          ? attributesOf(change)
          : attributesOf(telling ? change : {}).filter(({ name }) => telling?.includes(name)),
      },
    ];
  });
}

function reasonsOf({ action_reason: word, change }: ResourceChange): Pick<Change, 'reason' | 'replacedFor'> {
  const reason = reasonOf(word);
  const paths = change.replace_paths?.map((path) => path.join('.'));
  return { ...(reason && { reason }), ...(paths?.length && { replacedFor: paths }) };
}

/**
 * Attributes that are kept for new resources too, by type: the action of a filter says whether it archives findings.
 */
const meaningfulOnCreate: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_guardduty_filter', ['action']],
]);

const isPolicy = (address: string): boolean => address.startsWith('aws_organizations_policy.');

function actionOf({ actions, importing }: Values, movedFrom?: string): Action | undefined {
  const [first = 'no-op'] = actions;
  if (actions.length > 1) return 'replace';
  if (first === 'delete') return 'destroy';
  if (importing) return 'import';
  if (first === 'create' || first === 'update' || first === 'forget') return first;
  return movedFrom ? 'move' : undefined;
}

/** The attributes that differ. A value that Terraform marks as sensitive, in whole or in part, is masked. */
function attributesOf(change: Omit<Values, 'actions'>): AttributeChange[] {
  const [before, after] = [objectOf(change.before), objectOf(change.after)];
  const unknown = objectOf(change.after_unknown);
  const secret = [objectOf(change.before_sensitive), objectOf(change.after_sensitive)];
  const everything = change.before_sensitive === true || change.after_sensitive === true;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(unknown)])].sort();
  return names.flatMap((name) => {
    const later = holdsTrue(unknown[name]);
    const [old, next] = [JSON.stringify(before[name] ?? null), JSON.stringify(after[name] ?? null)];
    if (old === next && !later) return [];
    const hidden = everything || secret.some((marks) => holdsTrue(marks[name]));
    if (hidden) return [{ name, before: '(sensitive)', after: '(sensitive)' }];
    return [{ name, before: old, after: later ? '(known after apply)' : next }];
  });
}

/**
 * A hash of all changes of a plan with all their values, those that Terraform hides included. Two plans with the same
 * digest do the same.
 */
export function digestOf({
  resource_changes: resources = [],
  output_changes: outputs = {},
}: PlanJson): string {
  const changed = resources.filter(({ mode, change, previous_address: former, address }) => {
    const quiet = change.actions.every((action) => action === 'no-op' || action === 'read');
    return mode === 'managed' && (!quiet || change.importing !== undefined || (former && former !== address));
  });
  const told = changed.map(({ address, previous_address: former, change }) => [address, former, change]);
  return createHash('sha256')
    .update(JSON.stringify([told, outputs]))
    .digest('hex');
}

/** The outputs that a plan changes, with the changed keys of maps. Stacks that read them must be planned again. */
export function outputsOf({ output_changes: changes = {} }: PlanJson): OutputChange[] {
  return Object.entries(changes).flatMap(([name, change]) => {
    if (change.actions.every((action) => action === 'no-op' || action === 'read')) return [];
    const { before, after, after_unknown: unknown } = change;
    if (unknown === true || !isObject(before) || !isObject(after)) return [{ name }];
    const [old, next, later] = [objectOf(before), objectOf(after), objectOf(unknown)];
    const keys = [...new Set([...Object.keys(old), ...Object.keys(next), ...Object.keys(later)])].filter(
      (key) => holdsTrue(later[key]) || JSON.stringify(old[key]) !== JSON.stringify(next[key]),
    );
    if (!keys.length) return [];
    const renamed = renamedKeys(old, next, later);
    return [{ name, keys, ...(Object.keys(renamed).length && { renamed }) }];
  });
}

type Entries = Readonly<Record<string, unknown>>;

/** New keys whose value an old, removed key had: the old key by the new one. */
function renamedKeys(old: Entries, next: Entries, later: Entries): Record<string, string> {
  const gone = Object.keys(old).filter((key) => !Object.hasOwn(next, key) && !holdsTrue(later[key]));
  const byValue = new Map(gone.map((key) => [JSON.stringify(old[key]), key]));
  const added = Object.keys(next).filter((key) => !Object.hasOwn(old, key) && !holdsTrue(later[key]));
  return Object.fromEntries(
    added.flatMap((key) => {
      const former = byValue.get(JSON.stringify(next[key]));
      return former === undefined ? [] : [[key, former]];
    }),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectOf = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});

/** Whether a sensitivity mark (`true`, or a tree of marks) is set anywhere. */
const holdsTrue = (mark: unknown): boolean =>
  mark === true || (typeof mark === 'object' && mark !== null && Object.values(mark).some(holdsTrue));
