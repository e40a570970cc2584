import { checks } from './check';
import { type Diagnostic, passes, sorted } from './diagnostic';
import { readInlinePolicies } from './inline-policies';
import { fromIssues } from './issues';
import type { Located } from './located';
import { readPackTemplates } from './pack-templates';
import type { PolicyDocumentSource } from './policy-document-source';
import { readPolicyDocuments } from './policy-documents';
import { prune } from './prune';
import { readOrganizationFile } from './read';
import { type Resolved, resolveOrganization } from './resolve';
import { type OrganizationFile, organizationFileSchema } from './schema';
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

/** The organization file of every command: `LANDFALL_CONFIG`, or `config/organization.yaml`. */
export const organizationPath = (): string => process.env.LANDFALL_CONFIG || 'config/organization.yaml';

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
  const parsed = organizationFileSchema.safeParse(reading.root.value);
  if (!parsed.success) found.push(...fromIssues(parsed.error.issues, organizationFileSchema, reading.root));
  const root = parsed.success ? reading.root : prune(reading.root, parsed.error.issues);
  const file = parsed.success ? parsed.data : organizationFileSchema.safeParse(root.value).data;
  if (!file) return done();
  const policies = readPolicyDocuments(file as OrganizationFile, root, reading.folder, reading.texts);
  documents = policies.documents;
  found.push(...policies.diagnostics);
  found.push(...readInlinePolicies(file as OrganizationFile, root, reading.folder, reading.texts));
  const packs = readPackTemplates(root, reading.folder, reading.texts);
  found.push(...packs.diagnostics);
  const read = { documents, packTemplates: packs.templates };
  return done(crossCheck(file as OrganizationFile, root, reading.root, read, found));
}

function crossCheck(
  file: OrganizationFile,
  root: Located,
  written: Located,
  read: {
    readonly documents: ReadonlyMap<string, PolicyDocumentSource>;
    readonly packTemplates: ReadonlyMap<string, string>;
  },
  found: Diagnostic[],
): Resolved {
  const names = {
    accounts: accountNames(written),
    policies: [...(written.children?.get('policies')?.children?.keys() ?? [])].map(String),
  };
  const { organization: resolved, diagnostics } = resolveOrganization(file, root, read.documents);
  const organization: Resolved = { ...resolved, packTemplates: read.packTemplates };
  found.push(...diagnostics);
  const { documents } = read;
  const context = { file, root, tree: treeOf(file, root), documents, names, organization };
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
