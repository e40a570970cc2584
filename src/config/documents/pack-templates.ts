import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Located } from '../reading/located';
import type { NamedFiles } from './named-files';

/** The values that name the templates of conformance packs. */
export const packFiles = (root: Located): Located[] => packs(root).map(([, named]) => named);

/** The templates of the conformance packs that the file names, by the name of the pack. */
export function packTemplates(
  root: Located,
  files: NamedFiles,
): { readonly templates: ReadonlyMap<string, string>; readonly diagnostics: readonly Diagnostic[] } {
  const read = packs(root).flatMap(([name, named]) => {
    const file = files.get(named);
    return file ? [{ name, file }] : [];
  });
  return {
    templates: new Map(
      read.flatMap(({ name, file }) => (file.diagnostic ? [] : [[name, file.text] as const])),
    ),
    diagnostics: read.flatMap(({ file }) => file.diagnostic ?? []),
  };
}

function packs(root: Located): [name: string, named: Located][] {
  const children = root.children?.get('config')?.children?.get('conformancePacks')?.children ?? new Map();
  return [...(children as ReadonlyMap<string, Located>)].flatMap(([name, pack]): [string, Located][] => {
    const named = pack.children?.get('file');
    return named ? [[name, named]] : [];
  });
}
