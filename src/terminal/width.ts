import stringWidth from 'string-width';

/**
 * The number of columns of a text on a terminal: two for most East Asian characters and emoji, none for colour
 * sequences.
 */
export const widthOf = (text: string): number => stringWidth(text);

/** The width of a terminal in columns; undefined for a file or a pipe, where lines are not limited. */
export const widthOfStream = ({ isTTY, columns }: NodeJS.WriteStream): number | undefined =>
  isTTY && columns > 0 ? columns : undefined;

/** A text padded with spaces to a width in columns. */
export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));

/**
 * A text broken between words into lines of at most `width` columns. A longer word, such as a path or an ARN, stays
 * whole so that it can be copied.
 */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && widthOf(`${line} ${word}`) <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A one-line text cut to a width in columns. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let short = text;
  while (short && widthOf(short) > width - 1) short = [...short].slice(0, -1).join('');
  return `${short}…`;
}

/** Matches commands and options, which stay on one line so that they can be copied. */
const copiedAsWhole = /^(--allow|cd|npx|terraform|tofu) /;

/**
 * A report fitted to a terminal: wide lines are broken between words, and continuation lines are indented below the
 * text. Commands to copy stay on one line. Without a width the text stays as it is.
 */
export function fitted(text: string, width: number | undefined): string {
  if (width === undefined) return text;
  return text
    .split('\n')
    .flatMap((line) => (widthOf(line) <= width ? [line] : hangingIndent(line, width)))
    .join('\n');
}

function hangingIndent(line: string, width: number): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours before the text
  const [start = ''] = /^(?:\u001b\[[\d;]*m| )*/.exec(line) ?? [];
  const text = line.slice(start.length);
  if (copiedAsWhole.test(text)) return [line];
  const indent = ' '.repeat(widthOf(start) + 2);
  const [first = '', ...more] = wrapped(text, width - indent.length);
  return [start + first, ...more.map((each) => indent + each)];
}
