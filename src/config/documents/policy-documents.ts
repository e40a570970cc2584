import type { LibraryContext } from '../../guardrails/library';
import type { PolicyEntry } from '../../guardrails/schema';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Located } from '../reading/located';
import type { OrganizationFile } from '../schema/organization-file';
import { jsonDocument } from './json-document';
import { libraryContext, libraryDocument } from './library-documents';
import type { NamedFiles } from './named-files';
import { type CheckedDocument, type CheckedDocuments, checkedDocuments } from './policy-document-source';

/** The values that name the files of policies. */
export const policyFiles = (file: OrganizationFile, root: Located): Located[] =>
  policyEntries(file, root).flatMap(({ policy, entry }) =>
    sourcesOf(policy).length === 1 ? (fileOf(entry, policy) ?? []) : [],
  );

/** The documents of all policies: from their files, from the organization file itself, or from the library. */
export function policyDocuments(file: OrganizationFile, root: Located, files: NamedFiles): CheckedDocuments {
  const context = libraryContext(file);
  return checkedDocuments(
    policyEntries(file, root).map(({ name, policy, entry }) => {
      const sources = sourcesOf(policy);
      const document =
        sources.length === 1
          ? documentOf(policy, entry, context, files)
          : { diagnostics: [notOneSource(name, sources.length, entry)] };
      return [name, document];
    }),
  );
}

interface WrittenPolicy {
  readonly name: string;
  readonly policy: PolicyEntry;
  readonly entry: Located;
}

const policyEntries = ({ policies }: OrganizationFile, root: Located): WrittenPolicy[] =>
  Object.entries(policies).flatMap(([name, policy]) => {
    const entry = root.children?.get('policies')?.children?.get(name);
    return entry ? [{ name, policy, entry }] : [];
  });

const sourcesOf = ({ library, file, content }: PolicyEntry): unknown[] =>
  [library, file, content].filter((each) => each !== undefined);

const fileOf = ({ children }: Located, { file }: PolicyEntry): Located | undefined =>
  file === undefined ? undefined : children?.get('file');

function documentOf(
  policy: PolicyEntry,
  entry: Located,
  context: LibraryContext,
  files: NamedFiles,
): CheckedDocument {
  if (policy.library !== undefined) return libraryDocument(policy.library, entry, context);
  const content = entry.children?.get('content');
  if (content) return { source: { document: content.value, located: content }, diagnostics: [] };
  const named = fileOf(entry, policy);
  const read = named && files.get(named);
  return read ? jsonDocument(read) : { diagnostics: [] };
}

const notOneSource = (name: string, count: number, { key, at }: Located): Diagnostic => ({
  code: 'policy-document',
  severity: 'error',
  at: key ?? at,
  message: count ? `policy ${name} has more than one document` : `policy ${name} has no document`,
  fix: count
    ? 'keep one of library, file and content'
    : `add file: policies/${name}.json, content with the document itself, or library with the name of a ready policy`,
});
