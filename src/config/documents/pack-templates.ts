import { dirname, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Located } from '../reading/located';
import { readDocument, type Texts } from '../reading/read-inside';

/**
 * Reads the templates of the conformance packs that the file names, relative to the file that names them.
 *
 * @param texts takes the text of each file read, for code frames
 */
export function readPackTemplates(
  root: Located,
  folder: string,
  texts: Texts,
): { templates: Map<string, string>; diagnostics: Diagnostic[] } {
  const templates = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const packs = root.children?.get('config')?.children?.get('conformancePacks')?.children ?? new Map();
  for (const [name, pack] of packs as ReadonlyMap<string, Located>) {
    const file = pack.children?.get('file');
    if (!file) continue;
    const path = resolve(dirname(resolve(file.at.file)), String(file.value));
    const read = readDocument(path, folder, file.at, texts);
    if ('diagnostic' in read) diagnostics.push(read.diagnostic);
    else templates.set(name, read.text);
  }
  return { templates, diagnostics };
}
