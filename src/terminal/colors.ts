import picocolors from 'picocolors';
import type { Formatter, Colors as Picocolors } from 'picocolors/types';
import { printable, sequence } from './printable';

/** Functions that colour a text, or return it unchanged where colours are off. */
export type Colors = Picocolors;

/** The sequence that erases the current line of a terminal. */
export const clearLine = `\r${sequence('K')}`;

/** Colour functions whose sequences `forTerminal` keeps. Control characters in their arguments are escaped. */
export function createColors(enabled: boolean): Colors {
  const plain = picocolors.createColors(enabled);
  if (!enabled) return plain;
  const ours =
    (paint: Formatter): Formatter =>
    (text) =>
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what picocolors writes is meant
      paint(printable(String(text))).replace(/\u001b\[(\d+)m/g, (_, code: string) => sequence(`${code}m`));
  const all = Object.entries(plain).map(([name, paint]) => [
    name,
    typeof paint === 'function' ? ours(paint) : paint,
  ]);
  return Object.fromEntries(all) as Colors;
}

/**
 * Whether output to a stream is coloured: on a terminal it is. `NO_COLOR` (https://no-color.org, read 2026-11-21) turns
 * colours off in any case. `FORCE_COLOR` turns them on for a pipe, and `FORCE_COLOR=0` turns them off.
 */
export function isColored(
  stream: { readonly isTTY?: boolean },
  { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv = process.env,
): boolean {
  if (NO_COLOR || FORCE_COLOR === '0' || FORCE_COLOR === 'false') return false;
  return Boolean(FORCE_COLOR) || (stream.isTTY === true && TERM !== 'dumb');
}

/** The colour functions for a stream. */
export const colorsOf = (stream: NodeJS.WriteStream): Colors => createColors(isColored(stream));
