import { Names } from './checks/names';
import { checks } from './checks/registry';
import { type Findings, foundInEach, type Unread, withoutConsequences } from './diagnostics/consequences';
import { type Diagnostic, passes, sorted } from './diagnostics/diagnostic';
import { readInlinePolicies } from './documents/inline-policies';
import { readPackTemplates } from './documents/pack-templates';
import type { PolicyDocumentSource } from './documents/policy-document-source';
import { readPolicyDocuments } from './documents/policy-documents';
import type { Located } from './reading/located';
import { organizationPath } from './reading/organization-path';
import { type Reading, readOrganizationFile } from './reading/read';
import { type Resolved, resolveOrganization } from './resolving/resolve';
import { treeOf } from './resolving/tree';
import { type Parsed, type ParsedFile, parseOrganizationFile } from './schema/parse';

/** What came of reading an organization file. */
export interface Loaded {
  /** absent when the file has an error */
  readonly organization?: Resolved;
  /** everything that is wrong or looks wrong, sorted by place */
  readonly diagnostics: readonly Diagnostic[];
  /** text of every file read, by its path as shown, for code frames */
  readonly texts: ReadonlyMap<string, string>;
  /** documents of the policies with the places of their parts */
  readonly documents: ReadonlyMap<string, PolicyDocumentSource>;
  /** everything that was written, with its places; without what the schema refuses */
  readonly root: Located;
  /** what the checks across the file looked at: the file, or for one with mistakes each way in which they were mended */
  readonly ways: readonly Way[];
  readonly unread: Unread;
}

/** The organization of a file, or of one whose mistakes were mended in one way. */
export interface Way extends Findings {
  readonly organization: Resolved;
  readonly documents: ReadonlyMap<string, PolicyDocumentSource>;
  readonly root: Located;
}

/**
 * Reads, checks and resolves an organization file. Never throws for what is wrong with the file: all mistakes come
 * back at once.
 *
 * @param path relative to the working directory, or absolute
 */
export function loadOrganization(path: string = organizationPath()): Loaded {
  const reading = readOrganizationFile(path);
  const { texts, root, unread } = reading;
  const parsed = root.at.file ? parseOrganizationFile(reading) : undefined;
  const looked = (parsed?.ways ?? []).map((way) => crossCheck(way, parsed as ParsedFile, reading));
  const across = foundInEach(looked, parsed?.meant ?? root);
  const found = [
    ...reading.diagnostics,
    ...(parsed?.diagnostics ?? []),
    ...withoutConsequences(across, parsed?.unread ?? unread, texts),
  ];
  const [first] = looked;
  return {
    ...(first && passes(found) && { organization: first.organization }),
    diagnostics: sorted(found),
    texts,
    documents: first?.documents ?? new Map(),
    root: first?.root ?? root,
    ways: looked,
    unread: parsed?.unread ?? unread,
  };
}

/** The checks across the file, with the policies and templates that it names. */
function crossCheck(parsed: Parsed, { meant }: ParsedFile, { folder, texts }: Reading): Way {
  const { file, root, standIns } = parsed;
  const policies = readPolicyDocuments(file, root, folder, texts);
  const inline = readInlinePolicies(file, root, folder, texts);
  const packs = readPackTemplates(root, folder, texts);
  const { documents } = policies;
  const { organization: resolved, diagnostics } = resolveOrganization(file, root, documents);
  const organization: Resolved = { ...resolved, packTemplates: packs.templates };
  const tree = treeOf(file, root);
  const policyNames = [...(meant.children?.get('policies')?.children?.keys() ?? [])].map(String);
  const names = new Names(accountNames(meant), policyNames, tree.keys(), file);
  const context = { file, root, tree, documents, names, organization };
  const found = [
    ...policies.diagnostics,
    ...inline,
    ...packs.diagnostics,
    ...diagnostics,
    ...checks.flatMap((check) => check(context)),
  ];
  return { organization, documents, root, standIns, found };
}

function accountNames(root: Located): string[] {
  const entries = [...(root.children?.get('accounts')?.children?.values() ?? [])];
  return entries.flatMap(({ value }) => {
    const name = (value as { name?: unknown } | null)?.name;
    return typeof name === 'string' ? [name] : [];
  });
}
