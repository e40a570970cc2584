import { randomInt } from 'node:crypto';

/** Random parameters that mark Landfall's own sequences until they are written. No input can guess them. */
const mark = [randomInt(1000, 10_000), randomInt(1000, 10_000), randomInt(1000, 10_000)].join(';');

/**
 * Matches what is not plain text: control characters except line feeds, bidirectional marks, zero-width characters,
 * Unicode line separators and invalid characters. Landfall's own sequences match first.
 * https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const unprintable = new RegExp(
  `\\r?\\u001b\\[${mark};(?<own>\\d*[mK])|\\r\\n|\\t|(?!\\n)[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\ufdd0-\\ufdef]`,
  'gu',
);

/** A control sequence of Landfall's own, from its code such as `31m`. */
export const sequence = (code: string): string => `\u001b[${mark};${code}`;

/**
 * Escapes every character that is not plain text as `\u001b`, in JSON's notation. Applying it twice changes nothing
 * more.
 */
export const printable = (text: string): string =>
  text.replace(unprintable, (found, own: string | undefined) => (own === undefined ? shownAs(found) : found));

/**
 * Like `printable`, and turns Landfall's own sequences into the terminal's. It is the last step before a text is
 * written.
 */
export const forTerminal = (text: string): string =>
  text.replace(unprintable, (found, own: string | undefined) =>
    own === undefined ? shownAs(found) : `${found.startsWith('\r') ? '\r' : ''}\u001b[${own}`,
  );

/** A printable text on one line: line feeds are escaped too. */
export const oneLine = (text: string): string => printable(text).replaceAll('\n', '\\u000a');

function shownAs(found: string): string {
  if (found === '\r\n') return '\n';
  if (found === '\t') return ' ';
  return Array.from({ length: found.length }, (_, index) => {
    const unit = found.charCodeAt(index).toString(16).padStart(4, '0');
    return `\\u${unit}`;
  }).join('');
}
