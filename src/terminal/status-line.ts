import { clearLine } from './colors';
import { cut } from './width';

/** The status line on standard error, which shows the current work and is erased. There is none in a pipe or in CI. */
export class StatusLine {
  /** whether the stream shows a status line */
  readonly live: boolean;

  constructor(private readonly stream: NodeJS.WriteStream = process.stderr) {
    this.live = stream.isTTY === true && process.env.TERM !== 'dumb' && !process.env.CI;
  }

  /** Replaces the line: as many parts as fit, and the number of the others. */
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

  /** Erases the line. Call it before other output and at the end. */
  erase(): void {
    if (this.live) this.stream.write(clearLine);
  }
}

/**
 * Shows a status line while work runs. It shows at once, because most long work is synchronous.
 *
 * @param what begins with a verb: `synthesizing 12 accounts`
 * @param work must write no output itself
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
