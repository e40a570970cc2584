import { checks } from './check';
import { Names } from './checks/names';
import { withoutConsequences } from './consequences';
import { type Diagnostic, passes, sorted } from './diagnostic';
import { readInlinePolicies } from './inline-policies';
import type { Located } from './located';
import { organizationPath } from './organization-path';
import { readPackTemplates } from './pack-templates';
import { type Parsed, parseOrganizationFile } from './parse';
import type { PolicyDocumentSource } from './policy-document-source';
import { readPolicyDocuments } from './policy-documents';
import { readOrganizationFile } from './read';
import { type Resolved, resolveOrganization } from './resolve';
import type { OrganizationFile } from './schema';
import { treeOf } from './tree';

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
  /** everything that was written, with its places */
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
  const found: Diagnostic[] = [...reading.diagnostics];
  let documents: ReadonlyMap<string, PolicyDocumentSource> = new Map();
  const done = (organization?: Resolved): Loaded => ({
    ...(organization && passes(found) && { organization }),
    diagnostics: sorted(found),
    texts: reading.texts,
    documents,
    root: reading.root,
  });
  if (!reading.root.at.file) return done();
  const parsed = parseOrganizationFile(reading);
  found.push(...parsed.diagnostics);
  const { file, root, leftOut } = parsed;
  if (!file) return done();
  const more: Diagnostic[] = [];
  const policies = readPolicyDocuments(file, root, reading.folder, reading.texts);
  documents = policies.documents;
  more.push(...policies.diagnostics, ...readInlinePolicies(file, root, reading.folder, reading.texts));
  const packs = readPackTemplates(root, reading.folder, reading.texts);
  more.push(...packs.diagnostics);
  const organization = crossCheck({ ...parsed, file }, { documents, packTemplates: packs.templates }, more);
  found.push(...withoutConsequences(more, leftOut));
  return done(organization);
}

function crossCheck(
  { file, root, meant }: Parsed & { readonly file: OrganizationFile },
  read: {
    readonly documents: ReadonlyMap<string, PolicyDocumentSource>;
    readonly packTemplates: ReadonlyMap<string, string>;
  },
  found: Diagnostic[],
): Resolved {
  const { organization: resolved, diagnostics } = resolveOrganization(file, root, read.documents);
  const organization: Resolved = { ...resolved, packTemplates: read.packTemplates };
  found.push(...diagnostics);
  const { documents } = read;
  const tree = treeOf(file, root);
  const policies = [...(meant.children?.get('policies')?.children?.keys() ?? [])].map(String);
  const names = new Names(accountNames(meant), policies, tree.keys(), file);
  const context = { file, root, tree, documents, names, organization };
  for (const check of checks) found.push(...check(context));
  return organization;
}

function accountNames(root: Located): string[] {
  const entries = [...(root.children?.get('accounts')?.children?.values() ?? [])];
  return entries.flatMap(({ value }) => {
    const name = (value as { name?: unknown } | null)?.name;
    return typeof name === 'string' ? [name] : [];
  });
}
