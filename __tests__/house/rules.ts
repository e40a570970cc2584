import { type Room, rooms } from '../../scripts/rooms';
import type { Import } from './imports';

const patterns = rooms
  .map((row) => ({
    row,
    // What `*` stands for is a folder.
    pattern: new RegExp(`^${row.path.replaceAll('.', '\\.').replace(/\*$/, '[^/]+(?=/)')}(?=/|$)`),
  }))
  .sort((a, b) => b.row.path.length - a.row.path.length);

interface Home {
  readonly row: Room;
  /** the folder or file, such as src/services/guardduty */
  readonly room: string;
}

/** The room that a file is in and its row of the table; nothing for a file that no row contains. */
export function homeOf(file: string): Home | undefined {
  const found = patterns.find(({ pattern }) => pattern.test(file));
  return found && { row: found.row, room: found.pattern.exec(file)?.[0] ?? '' };
}

/** A sentence for each file that no row of the table contains. */
export const withoutRow = (files: Iterable<string>): string[] =>
  [...files]
    .filter((file) => !homeOf(file))
    .map((file) => `${file} has no row in scripts/rooms.ts: add one for its folder.`);

type Allowed = Room['mayImport'][number];

const nameOf = (allowed: Allowed): string => (typeof allowed === 'string' ? allowed : allowed.file);

/** Whether a permission is for the room of a file or for the file itself. */
const covers = (allowed: Allowed, file: string): boolean =>
  typeof allowed === 'string' ? allowed === homeOf(file)?.row.path : allowed.file === file;

/** A sentence for each import between rooms that the table does not allow. */
export const forbidden = (imports: readonly Import[]): string[] =>
  imports
    .filter(({ ours }) => ours)
    .flatMap(({ from, line, to }) => {
      const own = homeOf(from);
      if (!own || own.room === homeOf(to)?.room) return [];
      const { path, mayImport } = own.row;
      if (mayImport.some((allowed) => covers(allowed, to))) return [];
      const names = mayImport.map(nameOf).join(', ') || 'no other room';
      return [`${from}:${line} imports ${to}: the row ${path} of scripts/rooms.ts allows ${names}.`];
    });

/** A sentence for each permission of the table that no import needs. */
export const unused = (imports: readonly Import[]): string[] =>
  rooms.flatMap(({ path, mayImport }) => {
    const targets = imports.filter(({ from, ours }) => ours && homeOf(from)?.row.path === path);
    return mayImport
      .filter((allowed) => !targets.some(({ to }) => covers(allowed, to)))
      .map(
        (allowed) =>
          `The row ${path} of scripts/rooms.ts allows ${nameOf(allowed)}, which nothing there imports.`,
      );
  });

/** A pair of files, or of rooms, of which the first imports the second. */
export type Edge = readonly [from: string, to: string];

/** The imports between files of the repository. */
export const betweenFiles = (imports: readonly Import[]): Edge[] =>
  imports.filter(({ ours }) => ours).map(({ from, to }) => [from, to]);

/** The imports between rooms. */
export const betweenRooms = (imports: readonly Import[]): Edge[] => {
  const room = (file: string) => homeOf(file)?.room ?? file;
  return betweenFiles(imports)
    .map(([from, to]): Edge => [room(from), room(to)])
    .filter(([from, to]) => from !== to);
};

/** A sentence for each cycle that a walk along the edges meets. */
export function cycles(edges: readonly Edge[]): string[] {
  const next = new Map<string, string[]>();
  for (const [from, to] of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const walk = (node: string, path: readonly string[]): string[] => {
    if (path.includes(node)) return [[...path.slice(path.indexOf(node)), node].join(' imports ')];
    if (done.has(node)) return [];
    done.add(node);
    return (next.get(node) ?? []).flatMap((each) => walk(each, [...path, node]));
  };
  const found = [...next.keys()].flatMap((node) => walk(node, []));
  return [...new Set(found)].map((cycle) => `A cycle: ${cycle}.`);
}
