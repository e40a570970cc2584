import { clearLine } from './colors';
import { cut } from './width';

/** The line of a terminal's standard error that says what is being done, and is erased. None in a pipe, and none in CI. */
export class StatusLine {
  /** whether there is such a line */
  readonly live: boolean;

  constructor(private readonly stream: NodeJS.WriteStream = process.stderr) {
    this.live = stream.isTTY === true && process.env.TERM !== 'dumb' && !process.env.CI;
  }

  /** Shows what is being done in place of what was shown before: as many parts as fit, and how many more there are. */
  show(parts: readonly string[]): void {
    if (!this.live) return;
    const width = (this.stream.columns || 80) - 1;
    const texts = parts.map((_, index) => {
      const shown = parts.slice(0, parts.length - index);
      return [...shown, ...(index ? [`${index} more`] : [])].join(' · ');
    });
    const text = texts.find((each) => cut(each, width) === each) ?? texts.at(-1) ?? '';
    this.stream.write(`${clearLine}${cut(text, width)}`);
  }

  /** Erases it, before something else is written and at the end. */
  erase(): void {
    if (this.live) this.stream.write(clearLine);
  }
}

/**
 * Says what is being done while it lasts. At once, because most of what takes long lets nothing else happen meanwhile.
 *
 * @param what begins with a verb: `synthesizing 12 accounts`
 * @param work writes nothing itself
 */
export function withStatusLine<T>(what: string, work: () => T, line = new StatusLine()): T {
  line.show([`${what} …`]);
  let later = false;
  try {
    const result = work();
    later = result instanceof Promise;
    return result instanceof Promise ? (result.finally(() => line.erase()) as T) : result;
  } finally {
    if (!later) line.erase();
  }
}
