import { typeOf } from '../../guardrails/schema';
import type { LandingZone } from '../../organization/landing-zone';
import type { OrganizationalUnit, Policy } from '../../organization/model';
import type { PolicyType } from '../../organization/policy-types';
import { delegableServices, serviceDescription } from '../../services/registry';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { PolicyDocumentSource } from '../documents/policy-document-source';
import type { Located } from '../reading/located';
import type { OrganizationalUnitEntry, OrganizationFile } from '../schema/organization-file';
import { managementAccount, resolveAccounts } from './accounts';
import type { TreeNode } from './tree';
import { trustedAccess } from './trusted-access';

/** A valid file, and what it refers to. */
export interface Resolvable {
  readonly file: OrganizationFile;
  /** the file with the position of every value */
  readonly root: Located;
  /** the root and all OUs by path, each after its parent */
  readonly tree: ReadonlyMap<string, TreeNode>;
  /** documents of policies by name */
  readonly documents: ReadonlyMap<string, PolicyDocumentSource>;
  /** templates of the file's own conformance packs, by name of the pack */
  readonly packTemplates: ReadonlyMap<string, string>;
}

/** Resolves a file to a landing zone: applies inheritance and replaces every reference with its value. */
export function resolveOrganization({ file, root, tree, documents, packTemplates }: Resolvable): {
  readonly organization: LandingZone;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { accounts, diagnostics } = resolveAccounts(file, root, tree);
  const [top, ...units] = [...tree.values()].map(unitFrom) as [OrganizationalUnit, ...OrganizationalUnit[]];
  const policies = policiesFrom(file, root, documents);
  const { organization: settings, version: _version, include: _include, ...sections } = file;
  const organization: LandingZone = {
    ...sections,
    name: settings.name,
    ...(settings.id && { id: settings.id }),
    adopted: settings.adopted,
    homeRegion: settings.homeRegion,
    governedRegions: settings.governedRegions,
    management: managementAccount(file, root, tree),
    root: { ...top, ...(settings.rootId && { id: settings.rootId }) },
    organizationalUnits: units,
    accounts,
    policies,
    policyTypes: policyTypesOf(file, policies),
    trustedAccess: trustedAccess(file),
    organizationSettings: settings,
    conformancePackTemplates: packTemplates,
  };
  return { organization, diagnostics };
}

function unitFrom(node: TreeNode): OrganizationalUnit {
  const entry = node.entry as OrganizationalUnitEntry;
  const { file, line, column } = node.located.key ?? node.located.at;
  return {
    path: node.path,
    name: node.name,
    depth: node.depth,
    ...(node.parent && { parent: node.parent.path }),
    ...(entry.id && { id: entry.id }),
    tags: entry.tags ?? {},
    policies: entry.policies,
    stack: node.stack,
    foreignPolicies: entry.foreignPolicies,
    adopted: entry.adopted,
    state: entry.state ?? 'active',
    ...(node.formerPath && { formerPath: node.formerPath }),
    source: { file, line, column },
  };
}

function policiesFrom(
  file: OrganizationFile,
  root: Located,
  documents: ReadonlyMap<string, PolicyDocumentSource>,
): Policy[] {
  return Object.entries(file.policies).flatMap(([name, policy]) => {
    const source = documents.get(name);
    if (!source) return [];
    const located = root.children?.get('policies')?.children?.get(name) ?? root;
    const { file: path, line, column } = located.key ?? located.at;
    const { description, id, tags, pack } = policy;
    return [
      {
        name,
        type: typeOf(policy),
        ...(description && { description }),
        document: source.document,
        pack: pack && id === undefined,
        ...(id && { id }),
        tags,
        source: { file: path, line, column },
      },
    ];
  });
}

/**
 * The policy types to enable: those of the file's policies, those of policies that services attach, and those that the
 * file names.
 */
function policyTypesOf(file: OrganizationFile, policies: readonly Policy[]): PolicyType[] {
  const types: PolicyType[] = [
    ...policies.map(({ type }) => type),
    ...delegableServices
      .filter((service) => file.delegatedAdministrators[service])
      .flatMap((service) => serviceDescription(service).policyTypes ?? []),
    ...file.organization.policyTypes,
  ];
  return [...new Set(types)].sort();
}
