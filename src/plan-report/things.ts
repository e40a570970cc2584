import { regions } from '../organization/regions';
import { partsOf } from '../terraform-runs/addresses';
import type { Change } from '../terraform-runs/model';
import { protecting } from './protecting';

/** The words in which a user knows what a plan changes, in the order of a report. */
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

/** What kind of thing something is. */
export type ThingKind = (typeof thingKinds)[number];

/** Something that the user knows by a name of the organization file. */
export interface Thing {
  readonly kind: ThingKind;
  readonly name: string;
  /** which part of it a change is about: `SECURITY contact`, `attached to Workloads` */
  readonly part?: string;
  /** the account, OU or region that the part is about, where many are changed alike */
  readonly across?: Across;
}

/** One of many that a part is about: `for developers in `, `shop`. */
export interface Across {
  readonly of: 'account' | 'target' | 'region';
  readonly before: string;
  readonly name: string;
  readonly after: string;
}

/** What of a change says what it is about. */
type ChangeSubject = Omit<Change, 'attributes'>;

type ThingReader = (change: ChangeSubject) => Thing;

const named =
  (kind: ThingKind): ThingReader =>
  ({ key, name }) => ({ kind, name: key ?? name });

/** The first piece of a key is the account, the rest says what of it. */
const ofAccount =
  (part: string): ThingReader =>
  ({ key = '', name }) => {
    const [account, ...rest] = key.split('/');
    return { kind: 'account', name: account || name, part: [...rest, part].join(' ') };
  };

/** A part about one of many. */
const across = (
  of: Across['of'],
  before: string,
  name: string,
  after = '',
): Pick<Thing, 'part' | 'across'> => ({
  part: `${before}${name}${after}`,
  across: { of, before, name, after },
});

/** A part that is a key: of a region, of something in a region, or of an account in a region. */
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

/** A thing with a name in the code, and a key that is a region or a part of it. */
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

/** Assignments are keyed by account, permission set and group; what a permission set consists of begins with its name. */
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

/** What a change is about, in the user's words. */
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

/** What is let go of has moved to an address of its own (`StateMoves`), which says less than the one before. */
const underFormerName = (change: ChangeSubject): ChangeSubject =>
  change.movedFrom && leavesState(change) ? { ...change, ...partsOf(change.movedFrom) } : change;

/** What a thing that stays was called before, as far as the words of a report tell it apart; otherwise its address. */
export function formerly({ movedFrom, ...change }: ChangeSubject): string | undefined {
  if (movedFrom === undefined || leavesState(change)) return undefined;
  const { key: _, ...rest } = change;
  const [was, is] = [thingOf({ ...rest, ...partsOf(movedFrom) }), thingOf(change)];
  if (was.kind === 'other' || was.kind !== is.kind) return movedFrom;
  if (was.name !== is.name) return was.name;
  return was.across && was.across.name !== is.across?.name ? was.across.name : movedFrom;
}

/** Whether a thing is gone from the state afterwards. */
export const leavesState = ({ action }: Pick<Change, 'action'>): boolean =>
  action === 'forget' || action === 'destroy';

/** `account payments-prod`, for a sentence. */
export const thingLabel = ({ kind, name, part }: Thing): string =>
  `${kind === 'other' || kind === name ? '' : `${kind} `}${name}${part ? ` (${part})` : ''}`;

/** Why something is made again, behind `made again`; nothing where Terraform does not say it. */
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
