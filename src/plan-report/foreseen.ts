import { type Account, type Organization, type OrganizationalUnit, rootPath } from '../organization/model';
import type { StackState } from '../terraform-runs/state';

/** What the organization file says will happen to the accounts of a stack that cannot be planned yet. */
export interface Foreseen {
  /** names of accounts that will be created */
  readonly created: readonly string[];
  /** names of accounts that exist and will be imported */
  readonly imported: readonly string[];
  readonly moved: readonly MovedAccount[];
  readonly renamed: readonly RenamedAccount[];
}

/** An account that will come into another OU. */
export interface MovedAccount {
  readonly account: string;
  /** path of the OU that it is in, or its id where the file knows no path */
  readonly from: string;
  readonly to: string;
}

/** An account that AWS will show under another name. */
export interface RenamedAccount {
  readonly account: string;
  readonly from: string;
  readonly to: string;
}

/** Resource that holds the accounts of a stack. */
const resource = 'aws_organizations_account.account';

/**
 * Holds the last state of a stack of accounts against the file.
 *
 * @param state of the stack
 * @param units ids of the OUs by path, as the state of the organization has them; paths may be from before a rename
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

/** Paths and ids of the OUs, as far as file and state know them. */
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

  /** The account's move from the OU of an id to the one that the file gives. */
  move({ name, parent }: Account, fromId: string): MovedAccount | undefined {
    // Without any id of an OU nobody knows whether the account moves.
    if (!this.units.has(rootPath) || this.ids.get(parent) === fromId) return undefined;
    const paths = [...this.ids, ...this.units].filter(([, id]) => id === fromId).map(([path]) => path);
    return { account: name, from: paths[0] ?? fromId, to: parent };
  }
}

/** One line for each thing that is foreseen, in the words of a plan. */
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

/** What is foreseen of one account. */
export interface ForeseenLine {
  readonly action: 'create' | 'import' | 'update';
  readonly text: string;
}

const line = (action: ForeseenLine['action'], text: string): ForeseenLine => ({ action, text });
