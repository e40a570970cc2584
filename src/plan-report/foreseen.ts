import { type Account, type Organization, type OrganizationalUnit, rootPath } from '../organization/model';
import type { StackState } from '../terraform-runs/state';

/** Changes to accounts that the organization file implies for a stack that cannot be planned yet. */
export interface Foreseen {
  /** names of accounts that will be created */
  readonly created: readonly string[];
  /** names of accounts that exist and will be imported */
  readonly imported: readonly string[];
  readonly moved: readonly MovedAccount[];
  readonly renamed: readonly RenamedAccount[];
}

/** An account that will move to another OU. */
export interface MovedAccount {
  readonly account: string;
  /** path of its present OU, or the OU's id where the file has no path for it */
  readonly from: string;
  readonly to: string;
}

/** An account whose name in AWS will change. */
export interface RenamedAccount {
  readonly account: string;
  readonly from: string;
  readonly to: string;
}

/** Name of the resource that holds the accounts of a stack. */
const resource = 'aws_organizations_account.account';

/**
 * Compares the last state of a stack of accounts with the file.
 *
 * @param state the last state of the stack
 * @param units ids of OUs by path, from the state of the organization; the paths may predate renames
 */
export function foreseenOf(
  organization: Organization,
  stack: string,
  state: StackState,
  units: ReadonlyMap<string, string>,
): Foreseen {
  const held = state.instances(resource);
  const accounts = organization.accounts.filter((each) => each.stack === stack && each.state !== 'released');
  const known = accounts.flatMap((account) => {
    const values = held.get(account.name) ?? held.get(account.formerName ?? account.name);
    return values ? [{ account, values }] : [];
  });
  const inState = new Set(known.map(({ account }) => account));
  const unknown = accounts.filter((account) => !inState.has(account));
  const exists = ({ id }: Account) => id !== undefined;
  const places = new Places(organization, units);
  return {
    created: unknown.filter((account) => !exists(account)).map(({ name }) => name),
    imported: unknown.filter(exists).map(({ name }) => name),
    moved: known.flatMap(({ account, values }) => places.move(account, String(values.parent_id)) ?? []),
    renamed: known.flatMap(({ account, values }) =>
      typeof values.name === 'string' && values.name !== account.accountName
        ? [{ account: account.name, from: values.name, to: account.accountName }]
        : [],
    ),
  };
}

/** The paths and ids of OUs that the file and the state know. */
class Places {
  private readonly ids: ReadonlyMap<string, string>;

  constructor(
    { root, organizationalUnits }: Organization,
    private readonly units: ReadonlyMap<string, string>,
  ) {
    const all: readonly OrganizationalUnit[] = [root, ...organizationalUnits];
    this.ids = new Map(
      all.flatMap(({ path, formerPath, id }): [string, string][] => {
        const found = id ?? units.get(path) ?? units.get(formerPath ?? path);
        return found ? [[path, found]] : [];
      }),
    );
  }

  /** The move of an account from the OU with an id to its OU in the file; undefined where it does not move. */
  move({ name, parent }: Account, fromId: string): MovedAccount | undefined {
    // Without ids of OUs, moves cannot be told.
    if (!this.units.has(rootPath) || this.ids.get(parent) === fromId) return undefined;
    const paths = [...this.ids, ...this.units].filter(([, id]) => id === fromId).map(([path]) => path);
    return { account: name, from: paths[0] ?? fromId, to: parent };
  }
}

/** One line for each expected change, in the terms of a plan. */
export function foreseenLines({ created, imported, moved, renamed }: Foreseen): ForeseenLine[] {
  return [
    ...created.map((account) => line('create', `account ${account} will be created`)),
    ...imported.map((account) => line('import', `account ${account} will be imported`)),
    ...moved.map(({ account, from, to }) =>
      line('update', `account ${account} will move from ${from} to ${to}`),
    ),
    ...renamed.map(({ account, from, to }) =>
      line('update', `account ${account} will be renamed from ${from} to ${to}`),
    ),
  ];
}

/** The expected change of one account. */
export interface ForeseenLine {
  readonly action: 'create' | 'import' | 'update';
  readonly text: string;
}

const line = (action: ForeseenLine['action'], text: string): ForeseenLine => ({ action, text });
