import { regions } from '../organization/regions';
import { partsOf } from '../terraform-runs/addresses';
import type { Change } from '../terraform-runs/model';
import { protecting } from './protecting';

/** The kinds of things that a user knows by name, in the order of a report. */
export const thingKinds = [
  'organization',
  'account',
  'OU',
  'guardrail',
  'permission set',
  'delegated administrator',
  'baseline',
  'trail',
  'bucket',
  'key',
  'region',
  'other',
] as const;

/** A kind of thing. */
export type ThingKind = (typeof thingKinds)[number];

/** Something that the user knows by a name of the organization file. */
export interface Thing {
  readonly kind: ThingKind;
  readonly name: string;
  /** part of it that a change is about: `SECURITY contact`, `attached to Workloads` */
  readonly part?: string;
  /** the account, OU or region of the part, by which equal changes are grouped */
  readonly across?: Across;
}

/** An account, target or region within the text of a part: `for developers in `, `shop`. */
export interface Across {
  readonly of: 'account' | 'target' | 'region';
  readonly before: string;
  readonly name: string;
  readonly after: string;
}

/** The fields of a change that identify what it is about. */
type ChangeSubject = Omit<Change, 'attributes'>;

type ThingReader = (change: ChangeSubject) => Thing;

const named =
  (kind: ThingKind): ThingReader =>
  ({ key, name }) => ({ kind, name: key ?? name });

/** A key whose first segment is the account; the rest is the part. */
const ofAccount =
  (part: string): ThingReader =>
  ({ key = '', name }) => {
    const [account, ...rest] = key.split('/');
    return { kind: 'account', name: account || name, part: [...rest, part].join(' ') };
  };

/** A part that names one account, target or region. */
const across = (
  of: Across['of'],
  before: string,
  name: string,
  after = '',
): Pick<Thing, 'part' | 'across'> => ({
  part: `${before}${name}${after}`,
  across: { of, before, name, after },
});

/** A part from a key: a region, something in a region, or an account in a region. */
function keyPart(what: string, key: string): Pick<Thing, 'part' | 'across'> {
  const before = what && `${what} `;
  const [first = '', ...rest] = key.split('/');
  if (Object.hasOwn(regions, first))
    return across('region', before, first, rest.length ? `/${rest.join('/')}` : '');
  if (rest.length === 1 && Object.hasOwn(regions, rest[0] ?? ''))
    return across('account', before, first, `/${rest[0]}`);
  return { part: `${before}${key}` };
}

const attachment: ThingReader = ({ key = '', name }) => {
  const colon = key.lastIndexOf(':');
  return colon < 0
    ? { kind: 'guardrail', name: key || name }
    : {
        kind: 'guardrail',
        name: key.slice(colon + 1),
        ...across('target', 'attached to ', key.slice(0, colon)),
      };
};

/** A thing that is named by its resource, with a key that is a region or a part. */
const keyed =
  (kind: ThingKind): ThingReader =>
  ({ key, name, type }) => {
    const what = type.replace(/^aws_/, '').replaceAll('_', ' ');
    return {
      kind,
      name: name.replaceAll('_', '-'),
      ...(key === undefined ? { part: what } : keyPart(what, key)),
    };
  };

/** Access: an assignment has account, permission set and group as its key; other keys start with the permission set. */
const access: ThingReader = ({ type, key, name }) => {
  const [first = '', ...rest] = (key ?? name).split('/');
  if (type === 'aws_ssoadmin_account_assignment' && rest.length > 1)
    return {
      kind: 'permission set',
      name: rest[0] ?? '',
      ...across('account', `for ${rest.slice(1).join('/')} in `, first),
    };
  const part = type.replace(/^aws_ssoadmin_/, '').replaceAll('_', ' ');
  return {
    kind: 'permission set',
    name: first,
    ...(part !== 'permission set' && { part: [part, ...rest].join(' ') }),
  };
};

const byType: Readonly<Record<string, ThingReader>> = {
  aws_organizations_organization: () => ({ kind: 'organization', name: 'organization' }),
  aws_organizations_account: named('account'),
  aws_organizations_organizational_unit: named('OU'),
  aws_organizations_policy: ({ key, name, description }) => ({
    kind: 'guardrail',
    name: key ?? name,
    ...(description && { part: description.length > 120 ? `${description.slice(0, 119)}…` : description }),
  }),
  aws_organizations_policy_attachment: attachment,
  aws_organizations_delegated_administrator: named('delegated administrator'),
  aws_organizations_resource_policy: () => ({ kind: 'delegated administrator', name: 'organizations' }),
  aws_account_alternate_contact: ofAccount('contact'),
  aws_account_primary_contact: ofAccount('primary contact'),
  aws_account_region: ofAccount('opt-in region'),
  aws_cloudtrail: named('trail'),
};

const byPattern: readonly [RegExp, ThingReader][] = [
  [/^aws_ssoadmin_/, access],
  [
    /_organization_admin_account|_delegated_admin_account|^aws_fms_admin_account$/,
    keyed('delegated administrator'),
  ],
  [/^aws_cloudformation_stack_set/, keyed('baseline')],
  [/^aws_s3_bucket/, keyed('bucket')],
  [/^aws_kms_/, keyed('key')],
];

/** The thing that a change is about, in the user's words. */
export function thingOf(written: ChangeSubject): Thing {
  const change = underFormerName(written);
  const { type, key, name } = change;
  const read = byType[type] ?? byPattern.find(([pattern]) => pattern.test(type))?.[1];
  if (read) return read(change);
  const { what = type.replace(/^aws_/, '').replaceAll('_', ' ') } = protecting[type] ?? {};
  const part = `${what} ${name.replaceAll('_', ' ')}`;
  if (key !== undefined && Object.hasOwn(regions, key)) return { kind: 'region', name: key, part };
  return { kind: 'other', name: `${type}.${name}`, ...(key !== undefined && keyPart('', key)) };
}

/** A forgotten resource under its former address, which says more than the one it was moved to (`StateMoves`). */
const underFormerName = (change: ChangeSubject): ChangeSubject =>
  change.movedFrom && leavesState(change) ? { ...change, ...partsOf(change.movedFrom) } : change;

/** The earlier name of a thing that stays; its earlier address where the name is the same. */
export function formerly({ movedFrom, ...change }: ChangeSubject): string | undefined {
  if (movedFrom === undefined || leavesState(change)) return undefined;
  const { key: _, ...rest } = change;
  const [was, is] = [thingOf({ ...rest, ...partsOf(movedFrom) }), thingOf(change)];
  if (was.kind === 'other' || was.kind !== is.kind) return movedFrom;
  if (was.name !== is.name) return was.name;
  return was.across && was.across.name !== is.across?.name ? was.across.name : movedFrom;
}

/** Whether a change removes a resource from the state. */
export const leavesState = ({ action }: Pick<Change, 'action'>): boolean =>
  action === 'forget' || action === 'destroy';

/** A thing as words of a sentence: `account payments-prod`. */
export const thingLabel = ({ kind, name, part }: Thing): string =>
  `${kind === 'other' || kind === name ? '' : `${kind} `}${name}${part ? ` (${part})` : ''}`;

/** Why a resource is replaced, as a suffix of `made again`; empty where Terraform gives no reason. */
export const replacementReason = ({
  reason,
  replacedFor = [],
}: Pick<Change, 'reason' | 'replacedFor'>): string =>
  ({
    gone: '',
    tainted: 'its creation broke off',
    'cannot-update': replacedFor.length
      ? `of another ${replacedFor.join(', ')}`
      : 'it cannot be changed in place',
    requested: 'Terraform was asked to',
    triggered: 'something that it hangs on changes',
  })[reason ?? 'gone'];
