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
