import picocolors from 'picocolors';
import type { Formatter, Colors as Picocolors } from 'picocolors/types';
import { printable, sequence } from './printable';

/** Functions that colour a text, or leave it. */
export type Colors = Picocolors;

/** Erases the line that is being written, on a terminal. */
export const clearLine = `\r${sequence('K')}`;

/** Functions that colour a text so that the exit knows the colours for ours; what they are given holds none of its own. */
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
 * Whether a stream gets colours: a terminal does. `NO_COLOR` (https://no-color.org, read 2026-11-21) takes them away
 * whatever else is said; `FORCE_COLOR` gives them to a pipe, and `FORCE_COLOR=0` takes them away.
 */
export function isColored(
  stream: { readonly isTTY?: boolean },
  { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv = process.env,
): boolean {
  if (NO_COLOR || FORCE_COLOR === '0' || FORCE_COLOR === 'false') return false;
  return Boolean(FORCE_COLOR) || (stream.isTTY === true && TERM !== 'dumb');
}

/** The colours of a stream. */
export const colorsOf = (stream: NodeJS.WriteStream): Colors => createColors(isColored(stream));
