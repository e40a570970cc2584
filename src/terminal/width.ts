import stringWidth from 'string-width';

/** Columns that a text takes on a terminal: two for most characters of East Asia and for emoji, none for colours. */
export const widthOf = (text: string): number => stringWidth(text);

/** The width of a terminal; undefined for a file or a pipe, whose lines are as long as they are. */
export const widthOfStream = ({ isTTY, columns }: NodeJS.WriteStream): number | undefined =>
  isTTY && columns > 0 ? columns : undefined;

/** A text with spaces behind it, up to a width. */
export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Lines of at most a width, broken between words: a path or an ARN that is longer stays whole, or nobody could copy it. */
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

/** A text of one line cut to a width. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let short = text;
  while (short && widthOf(short) > width - 1) short = [...short].slice(0, -1).join('');
  return `${short}…`;
}

/** What people copy as a whole: a command, or an option of one. */
const copiedAsWhole = /^(--allow|cd|npx|terraform|tofu) /;

/**
 * A report for a terminal: lines that are too wide are broken between words, and what follows hangs below the text. What
 * is to be pasted stays on its line. Without a width it stays as it is.
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
