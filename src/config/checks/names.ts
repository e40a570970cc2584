import type { Located } from '../reading/located';
import type { TreeNode } from '../resolving/tree';
import type { OrganizationFile } from '../schema/organization-file';

/** Every name that a reference may mean; those in entries with other mistakes included. */
export class Names {
  /** of OUs, as paths, the root's included */
  readonly units: readonly string[];
  /** of member accounts, and the management account's */
  readonly allAccounts: readonly string[];
  /** of accounts and OUs */
  readonly places: readonly string[];
  private readonly accountSet: ReadonlySet<string>;
  private readonly policySet: ReadonlySet<string>;
  private readonly states: ReadonlyMap<string, { readonly index: number; readonly state: string }>;

  /**
   * @param accounts names of member accounts
   * @param policies names of policies
   */
  constructor(
    readonly accounts: readonly string[],
    readonly policies: readonly string[],
    units: Iterable<string>,
    file: OrganizationFile,
  ) {
    this.units = [...units];
    this.allAccounts = [file.organization.managementAccount.name, ...accounts];
    this.places = [...this.units, ...this.allAccounts];
    this.accountSet = new Set(accounts);
    this.policySet = new Set(policies);
    const entries = [...file.accounts.entries()].reverse();
    this.states = new Map(entries.map(([index, { name, state }]) => [name, { index, state }]));
  }

  /** Whether a member account has the name. */
  isAccount(name: string): boolean {
    return this.accountSet.has(name);
  }

  /** Whether a policy has the name. */
  isPolicy(name: string): boolean {
    return this.policySet.has(name);
  }

  /** The state of a member account, `active` for any other. */
  stateOf(name: string): string {
    return this.states.get(name)?.state ?? 'active';
  }

  /** Where in the list of accounts the first one of a name is; -1 where none is. */
  indexOf(name: string): number {
    return this.states.get(name)?.index ?? -1;
  }
}

/**
 * The names that the references of a file may mean.
 *
 * @param written the file as it was read: entries with other mistakes have names too
 */
export function namesIn(
  written: Located,
  tree: ReadonlyMap<string, TreeNode>,
  file: OrganizationFile,
): Names {
  const policies = [...(written.children?.get('policies')?.children?.keys() ?? [])].map(String);
  const accounts = [...(written.children?.get('accounts')?.children?.values() ?? [])].flatMap(({ value }) => {
    const name = (value as { name?: unknown } | null)?.name;
    return typeof name === 'string' ? [name] : [];
  });
  return new Names(accounts, policies, tree.keys(), file);
}
