import { randomInt } from 'node:crypto';

/** Parameters that no value can guess: what is coloured or erased by us carries them until it is written. */
const mark = [randomInt(1000, 10_000), randomInt(1000, 10_000), randomInt(1000, 10_000)].join(';');

/**
 * What is more than text to a terminal, a log or a reader: control characters but line ends, marks of direction, what has no
 * width, line ends that only some know, and what is no character. Our own sequences come first.
 * https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const unprintable = new RegExp(
  `\\r?\\u001b\\[${mark};(?<own>\\d*[mK])|\\r\\n|\\t|(?!\\n)[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\ufdd0-\\ufdef]`,
  'gu',
);

/** A control sequence of our own, such as `31m`. */
export const sequence = (code: string): string => `\u001b[${mark};${code}`;

/** A text as it may be written anywhere: what is more than text becomes `\u001b`, as JSON has it. Twice is as good as once. */
export const printable = (text: string): string =>
  text.replace(unprintable, (found, own: string | undefined) => (own === undefined ? shownAs(found) : found));

/** The same with our own sequences as a terminal wants them; the last that happens to a text. */
export const forTerminal = (text: string): string =>
  text.replace(unprintable, (found, own: string | undefined) =>
    own === undefined ? shownAs(found) : `${found.startsWith('\r') ? '\r' : ''}\u001b[${own}`,
  );

/** A text as one line of a message, whatever is in it. */
export const oneLine = (text: string): string => printable(text).replaceAll('\n', '\\u000a');

function shownAs(found: string): string {
  if (found === '\r\n') return '\n';
  if (found === '\t') return ' ';
  return Array.from({ length: found.length }, (_, index) => {
    const unit = found.charCodeAt(index).toString(16).padStart(4, '0');
    return `\\u${unit}`;
  }).join('');
}
