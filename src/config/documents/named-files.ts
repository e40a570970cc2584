import { dirname, resolve } from 'node:path';
import type { Located } from '../reading/located';
import { type FileRead, readInside, refusedFile } from '../reading/read-inside';

/** The result of reading each file, by the value of the organization file that names it. */
export type NamedFiles = ReadonlyMap<Located, FileRead>;

/** AWS takes policies of some 10 KiB and templates of 300 KiB: Landfall does not look at what is larger. */
const largest = { each: 512 * 1024, all: 2_000_000 };

/**
 * Reads policies and templates, in the order given. A path is relative to the file that names it.
 *
 * @param names values of the organization file, each the path of a file
 * @param folder that no file may lie outside of, absolute
 */
export function readNamedFiles(names: readonly Located[], folder: string): NamedFiles {
  const files = new Map<Located, FileRead>();
  const seen = new Set<string>();
  let all = 0;
  for (const named of names) {
    const path = resolve(dirname(resolve(named.at.file)), String(named.value));
    const file = readInside(path, folder, named.at, largest.each);
    all += file.diagnostic || seen.has(file.name) ? 0 : file.text.length;
    seen.add(file.name);
    const tooMany = !file.diagnostic && all > largest.all;
    files.set(named, tooMany ? { ...file, ...refusedFile(path, 'TOO_MANY', named.at) } : file);
  }
  return files;
}

/** The texts of the files by their paths as shown, for code frames. */
export const textsOf = (files: NamedFiles): Map<string, string> =>
  new Map([...files.values()].flatMap(({ name, text }) => (text === undefined ? [] : [[name, text]])));
