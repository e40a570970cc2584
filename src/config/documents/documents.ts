import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Located } from '../reading/located';
import type { OrganizationFile } from '../schema/organization-file';
import { inlinePolicies, inlinePolicyFiles } from './inline-policies';
import { readNamedFiles, textsOf } from './named-files';
import { packFiles, packTemplates } from './pack-templates';
import type { PolicyDocumentSource } from './policy-document-source';
import { policyDocuments, policyFiles } from './policy-documents';

/** Every document that belongs to an organization file. */
export interface Documents {
  /** of policies, by their names */
  readonly policies: ReadonlyMap<string, PolicyDocumentSource>;
  /** of `inlinePolicyFile`, by the names of the permission sets */
  readonly inlinePolicies: ReadonlyMap<string, PolicyDocumentSource>;
  /** text of the templates of the file's own conformance packs, by the names of the packs */
  readonly packTemplates: ReadonlyMap<string, string>;
  /** text of every file read, by its path as shown, for code frames */
  readonly texts: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the documents of policies, permission sets and conformance packs. Never throws for what is wrong with one.
 *
 * @param folder that no file may lie outside of, absolute
 */
export function readDocuments(file: OrganizationFile, root: Located, folder: string): Documents {
  const names = [...policyFiles(file, root), ...inlinePolicyFiles(file, root), ...packFiles(root)];
  const files = readNamedFiles(names, folder);
  const policies = policyDocuments(file, root, files);
  const inline = inlinePolicies(file, root, files);
  const packs = packTemplates(root, files);
  return {
    policies: policies.documents,
    inlinePolicies: inline.documents,
    packTemplates: packs.templates,
    texts: textsOf(files),
    diagnostics: [...policies.diagnostics, ...inline.diagnostics, ...packs.diagnostics],
  };
}
