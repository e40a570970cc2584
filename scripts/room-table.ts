import { type Room, rooms } from './rooms';

/** The table of the rooms, as Markdown. */
export const roomTable = (): string =>
  ['| room | holds | may import |', '|---|---|---|', ...rooms.map(row)].join('\n');

const row = ({ path, holds, mayImport }: Room): string =>
  `| \`${path}\` | ${holds} | ${mayImport.map(allowed).join(', ') || '–'} |`;

const allowed = (each: Room['mayImport'][number]): string =>
  typeof each === 'string' ? `\`${each}\`` : `\`${each.file}\` (${each.because})`;
