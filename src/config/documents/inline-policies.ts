import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Located } from '../reading/located';
import type { Texts } from '../reading/read-inside';
import type { OrganizationFile } from '../schema/organization-file';
import { fromFile } from './policy-documents';

/**
 * Reads the inline policies of permission sets that stand in files of their own, into `inlinePolicy`.
 *
 * @param texts takes the text of each file read, for code frames
 * @returns what is wrong with them
 */
export function readInlinePolicies(
  file: OrganizationFile,
  root: Located,
  folder: string,
  texts: Texts,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const entries = root.children?.get('identityCenter')?.children?.get('permissionSets')?.children;
  for (const [name, entry] of Object.entries(file.identityCenter?.permissionSets ?? {})) {
    const located = entries?.get(name)?.children?.get('inlinePolicyFile');
    if (!located) continue;
    if (entry.inlinePolicy) diagnostics.push(twice(name, located));
    else {
      const read = fromFile(located, folder, texts, diagnostics);
      if (read) entry.inlinePolicy = read.document as Record<string, unknown>;
    }
  }
  return diagnostics;
}

const twice = (name: string, { key, at }: Located): Diagnostic => ({
  code: 'policy-document',
  severity: 'error',
  at: key ?? at,
  message: `permission set ${name} has both inlinePolicy and inlinePolicyFile`,
  fix: 'keep one of the two',
});
