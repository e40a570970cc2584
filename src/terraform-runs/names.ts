import { outputsOfIds } from '../terraform/stack-outputs';
import type { Change } from './model';

interface Resource {
  readonly mode: string;
  readonly type: string;
  readonly index?: string | number;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** The part of a plan's JSON with the state before the plan. */
export interface PriorState {
  readonly values?: {
    readonly outputs?: Readonly<Record<string, { readonly value?: unknown }>>;
    readonly root_module?: { readonly resources?: readonly Resource[] };
  };
}

/** Matches ids of accounts, OUs, roots, policies and identity-store groups, and ARNs of permission sets. */
export const ids =
  /\barn:aws[\w-]*:sso:::permissionSet\/[\w-]+\/[\w-]+|\b(?:ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32}|p-[a-z0-9]{8,128}|\d{12}|[0-9a-f]{8}-[0-9a-f-]{27,38})\b/g;

/** Resource types whose instance key is a name of the organization file, with the attribute that holds the id. */
const named: Readonly<Record<string, string>> = {
  aws_organizations_account: 'id',
  aws_organizations_organizational_unit: 'id',
  aws_organizations_policy: 'id',
  aws_ssoadmin_permission_set: 'arn',
  aws_identitystore_group: 'group_id',
};

/**
 * Names by id, for the ids in the changes. They come from the state: its resources, its outputs, and the outputs of
 * other states that it reads.
 */
export function namesIn(state: PriorState | undefined, changes: readonly Change[]): Record<string, string> {
  const held = changes.flatMap(({ attributes }) =>
    attributes.flatMap(({ before, after }) => [before, after]),
  );
  const found = new Set(held.flatMap((text) => text.match(ids) ?? []));
  return Object.fromEntries(allNames(state).filter(([id]) => found.has(id)));
}

function allNames({ values }: PriorState = {}): [string, string][] {
  const own = Object.entries(values?.outputs ?? {}).map(([name, { value }]): [string, unknown] => [
    name,
    value,
  ]);
  const resources = values?.root_module?.resources ?? [];
  const read = resources
    .filter(({ type }) => type === 'terraform_remote_state')
    .flatMap(({ values: of }) => entriesOf(of?.outputs));
  return [
    ...[...own, ...read].filter(([name]) => outputsOfIds.has(name)).flatMap(([, ids]) => byId(ids)),
    ...resources.flatMap(({ mode, type, index, values: of }): [string, string][] => {
      const id = of?.[named[type] ?? ''];
      return mode === 'managed' && typeof id === 'string' && typeof index === 'string' ? [[id, index]] : [];
    }),
  ];
}

const byId = (ids: unknown): [string, string][] =>
  entriesOf(ids).flatMap(([name, id]): [string, string][] => (typeof id === 'string' ? [[id, name]] : []));

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];
