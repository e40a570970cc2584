import { rootPath } from '../../organization/model';
import type { Located } from '../reading/located';
import type { OrganizationalUnitEntry, OrganizationFile } from '../schema/organization-file';
import { inherit } from './inherit';

/** The root or an OU as it is written in the file, with the defaults of the accounts below it. */
export interface TreeNode {
  /** path below the root, `Root` for the root */
  readonly path: string;
  readonly name: string;
  readonly depth: number;
  readonly parent?: TreeNode;
  readonly entry: OrganizationalUnitEntry | OrganizationFile['root'];
  readonly located: Located;
  /** account defaults of this node merged with those above it */
  readonly accountDefaults: Located | undefined;
  /** name of the Terraform stack for accounts here */
  readonly stack: string;
  /** path before this node or one above it was renamed; absent without a rename */
  readonly formerPath?: string;
}

/** The entry of an OU without settings: `Sandbox: {}`. */
const plain: OrganizationalUnitEntry = {
  policies: [],
  foreignPolicies: 0,
  adopted: false,
  tags: {},
  state: 'active',
};

/** The root and all OUs by path, each after its parent. */
export function treeOf(file: OrganizationFile, root: Located): Map<string, TreeNode> {
  const nowhere: Located = { value: {}, at: root.at };
  const located = root.children?.get('root') ?? nowhere;
  const top: TreeNode = {
    path: rootPath,
    name: rootPath,
    depth: 0,
    entry: file.root,
    located,
    accountDefaults: inherit(undefined, located.children?.get('accountDefaults')),
    stack: 'accounts',
  };
  const nodes = new Map([[rootPath, top]]);
  add(top, nodes);
  return nodes;
}

function add(parent: TreeNode, nodes: Map<string, TreeNode>): void {
  for (const [name, value] of Object.entries(parent.entry.organizationalUnits ?? {})) {
    const located = parent.located.children?.get('organizationalUnits')?.children?.get(name);
    // An OU with the name of the root has no path of its own. `ou-root` reports it.
    if (!located || (parent.depth === 0 && name === rootPath)) continue;
    const node = child(parent, name, value ?? plain, located);
    nodes.set(node.path, node);
    add(node, nodes);
  }
}

function child(parent: TreeNode, name: string, entry: OrganizationalUnitEntry, located: Located): TreeNode {
  const below = (path: string, step: string) => (parent.depth === 0 ? step : `${path}/${step}`);
  const path = below(parent.path, name);
  const formerPath = below(parent.formerPath ?? parent.path, entry.formerName ?? name);
  return {
    path,
    name,
    depth: parent.depth + 1,
    parent,
    entry,
    located,
    accountDefaults: inherit(parent.accountDefaults, located.children?.get('accountDefaults')),
    stack: entry.stack ? `accounts-${entry.stack}` : parent.stack,
    ...(formerPath !== path && { formerPath }),
  };
}
