import { basename } from 'node:path';
import { globSync } from 'tinyglobby';

/** Most wildcards, braces and characters of a pattern under `include`; matching takes longer with each one. */
const most = { characters: 500, stars: 8, deepStars: 2, braces: 4, alternatives: 50 };

/** Why a pattern under `include` is rejected; undefined for an acceptable one. */
export function tooManyWildcards(pattern: string): string | undefined {
  const count = (part: RegExp) => pattern.match(part)?.length ?? 0;
  if (pattern.length > most.characters) return `has ${pattern.length} characters`;
  if (count(/\*\*/g) > most.deepStars) return `has ${count(/\*\*/g)} times **`;
  if (count(/\*+|\?|[@!+]\(/g) > most.stars) return `has ${count(/\*+|\?|[@!+]\(/g)} wildcards`;
  if (count(/\{/g) > most.braces || count(/,/g) > most.alternatives || /\{[^},]*\.\./.test(pattern))
    return 'has too many alternatives in braces';
  return undefined;
}

/** The absolute paths of files that a pattern matches, sorted by name. Links to folders are not followed. */
export const filesMatching = (pattern: string, folder: string): string[] =>
  globSync(pattern, { cwd: folder, absolute: true, onlyFiles: true, followSymbolicLinks: false }).sort();

/** Whether the text names files by a pattern and not one by its path. */
export const isPattern = (text: string): boolean => /[*?[\]{}]/.test(text);

/** Names of the files beside a path. */
export const beside = (folder: string): string[] =>
  globSync('*', { cwd: folder, onlyFiles: true }).map((path) => basename(path));
