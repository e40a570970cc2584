import { type Account, rootPath } from '../../organization/model';
import { own } from '../../organization/own';
import { regions } from '../../organization/regions';
import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import { didYouMean } from '../diagnostics/suggest';
import { type Located, mapOf } from '../reading/located';
import { fromIssues } from '../schema/issues';
import {
  type AccountEntry,
  type AccountOptions,
  accountOptionsSchema,
  type OrganizationFile,
} from '../schema/organization-file';
import { inherit } from './inherit';
import type { TreeNode } from './tree';

const optionNames = Object.keys(accountOptionsSchema.shape);

/**
 * Resolves inheritance for every account. A mistake that many accounts inherit is reported once, where it is written.
 */
export function resolveAccounts(
  file: OrganizationFile,
  root: Located,
  tree: ReadonlyMap<string, TreeNode>,
): { accounts: Account[]; diagnostics: Diagnostic[] } {
  const diagnostics = new Map<string, Diagnostic>();
  const list = root.children?.get('accounts');
  const paths = [...tree.keys()];
  const accounts = file.accounts.flatMap((entry, index) => {
    const located = list?.children?.get(index);
    // An account of an unknown OU is checked as a member of the OU with the closest name.
    const node = tree.get(entry.ou) ?? tree.get(didYouMean(entry.ou, paths) ?? rootPath);
    if (!located || !node) return [];
    const options = resolveOptions(node, located, diagnostics);
    return [accountFrom({ ...entry, ou: node.path }, options, node, located, file)];
  });
  return { accounts, diagnostics: [...diagnostics.values()] };
}

/** The management account with what it inherits from the root. */
export function managementAccount(
  file: OrganizationFile,
  root: Located,
  tree: ReadonlyMap<string, TreeNode>,
): Account {
  const top = tree.get(rootPath);
  const located = root.children?.get('organization')?.children?.get('managementAccount') ?? root;
  const merged = accountOptionsSchema.safeParse(top?.accountDefaults?.value ?? {});
  const options = merged.success ? merged.data : accountOptionsSchema.parse({});
  const { id, name, email } = file.organization.managementAccount;
  return {
    ...common(options, file),
    name,
    accountName: name,
    ...(email && { email }),
    id,
    management: true,
    ou: rootPath,
    parent: rootPath,
    state: 'active',
    policies: [],
    stack: 'accounts',
    source: sourceOf(located.key ?? located.at),
  };
}

function resolveOptions(node: TreeNode, located: Located, found: Map<string, Diagnostic>): AccountOptions {
  const own = [...(located.children ?? [])].filter(([name]) => optionNames.includes(String(name)));
  const merged = inherit(node.accountDefaults, mapOf(located, new Map(own))) ?? located;
  const parsed = accountOptionsSchema.safeParse(merged.value);
  if (parsed.success) return parsed.data;
  for (const diagnostic of fromIssues(parsed.error.issues, accountOptionsSchema, merged)) {
    const { at, code, message } = diagnostic;
    found.set(`${at.file}:${at.line}:${at.column} ${code} ${message}`, diagnostic);
  }
  const least = Object.entries((merged.value ?? {}) as object).filter(
    ([name]) => !parsed.error.issues.some(({ path }) => path[0] === name),
  );
  return accountOptionsSchema.safeParse(Object.fromEntries(least)).data ?? accountOptionsSchema.parse({});
}

function accountFrom(
  entry: AccountEntry,
  options: AccountOptions,
  node: TreeNode,
  located: Located,
  file: OrganizationFile,
): Account {
  const email = emailOf(entry, file);
  return {
    ...common(options, file),
    name: entry.name,
    accountName: entry.accountName ?? entry.name,
    ...(email && { email }),
    ...(entry.id && { id: entry.id }),
    management: false,
    ou: entry.ou,
    parent: entry.state === 'suspended' ? file.organization.suspendedOrganizationalUnit : entry.ou,
    state: entry.state,
    policies: entry.policies,
    stack: node.stack,
    ...(options.formerStack && { formerStack: options.formerStack }),
    ...(entry.formerName && { formerName: entry.formerName }),
    source: sourceOf(located.at),
  };
}

function common(options: AccountOptions, file: OrganizationFile) {
  const { owner, tags, roleName, iamUserAccessToBilling, contacts } = options;
  return {
    ...(owner && { owner }),
    tags: { ...(owner && { Owner: owner }), ...tags },
    adopted: options.adopted,
    roleName,
    iamUserAccessToBilling,
    contacts,
    access: options.access,
    regions: options.regions ?? file.organization.governedRegions.filter((name) => own(regions, name)?.optIn),
  };
}

/** The e-mail address of an account: its own, or one from the organization's pattern. */
export const emailOf = (entry: AccountEntry, file: OrganizationFile): string | undefined =>
  entry.email ?? file.organization.accountEmail?.replaceAll('{account}', entry.name);

const sourceOf = ({ file, line, column }: Position) => ({ file, line, column });
