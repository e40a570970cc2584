import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Located } from '../reading/located';
import type { OrganizationFile } from '../schema/organization-file';
import { jsonDocument } from './json-document';
import type { NamedFiles } from './named-files';
import { type CheckedDocuments, checkedDocuments, type PolicyDocumentSource } from './policy-document-source';

/** The values that name the files of permission sets' inline policies. */
export const inlinePolicyFiles = (file: OrganizationFile, root: Located): Located[] =>
  permissionSetsWithFile(file, root).flatMap(({ named, both }) => (both ? [] : named));

/** The inline policies of permission sets that stand in files of their own, by the name of the permission set. */
export const inlinePolicies = (file: OrganizationFile, root: Located, files: NamedFiles): CheckedDocuments =>
  checkedDocuments(
    permissionSetsWithFile(file, root).map(({ name, named, both }) => {
      const read = files.get(named);
      if (both || !read) return [name, { diagnostics: both ? [givenTwice(name, named)] : [] }];
      return [name, jsonDocument(read)];
    }),
  );

interface PermissionSetWithFile {
  readonly name: string;
  /** the value of `inlinePolicyFile` */
  readonly named: Located;
  /** whether the file has `inlinePolicy` too */
  readonly both: boolean;
}

function permissionSetsWithFile(file: OrganizationFile, root: Located): PermissionSetWithFile[] {
  const entries = root.children?.get('identityCenter')?.children?.get('permissionSets')?.children;
  return Object.entries(file.identityCenter?.permissionSets ?? {}).flatMap(([name, { inlinePolicy }]) => {
    const named = entries?.get(name)?.children?.get('inlinePolicyFile');
    return named ? [{ name, named, both: Boolean(inlinePolicy) }] : [];
  });
}

/** The file with the documents of `inlinePolicyFile` as `inlinePolicy`, so that both are read from one place. */
export function withInlinePolicies(
  file: OrganizationFile,
  documents: ReadonlyMap<string, PolicyDocumentSource>,
): OrganizationFile {
  if (!file.identityCenter || documents.size === 0) return file;
  const permissionSets = Object.entries(file.identityCenter.permissionSets).map(([name, entry]) => {
    const inlinePolicy = documents.get(name)?.document as Record<string, unknown> | undefined;
    return [name, inlinePolicy ? { ...entry, inlinePolicy } : entry] as const;
  });
  return {
    ...file,
    identityCenter: { ...file.identityCenter, permissionSets: Object.fromEntries(permissionSets) },
  };
}

const givenTwice = (name: string, { key, at }: Located): Diagnostic => ({
  code: 'policy-document',
  severity: 'error',
  at: key ?? at,
  message: `permission set ${name} has both inlinePolicy and inlinePolicyFile`,
  fix: 'keep one of the two',
});
