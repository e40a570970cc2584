const bytes = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);

/** Lines of a text that may only grow so far. */
export class Budget {
  private readonly lines: string[];
  private used = 0;

  /** @param size bytes */
  constructor(
    private readonly size: number,
    private readonly parent?: Budget,
  ) {
    this.lines = parent ? parent.lines : [];
  }

  /** Bytes that are left. */
  get left(): number {
    return this.parent ? Math.min(this.size - this.used, this.parent.left) : this.size - this.used;
  }

  /** Adds lines where they fit; `false` where not. */
  add(...lines: string[]): boolean {
    if (bytes(lines) > this.left) return false;
    this.always(...lines);
    return true;
  }

  /** Adds lines that the text cannot do without; only for few and short ones. */
  always(...lines: string[]): void {
    this.lines.push(...lines);
    this.spend(bytes(lines));
  }

  /** A part that may take up to a share of what is left, written to the same text. */
  share(part: number): Budget {
    return this.upTo(Math.floor(this.left * part));
  }

  /** A part that may take up to so many bytes. */
  upTo(size: number): Budget {
    return new Budget(size, this);
  }

  /** Everything written. */
  text(): string {
    return `${this.lines.join('\n').trimEnd()}\n`;
  }

  private spend(size: number): void {
    this.used += size;
    this.parent?.spend(size);
  }
}

/** A text as inline code of Markdown, which neither mentions anybody nor breaks out, whatever is in it. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('|', '¦');
  const fence = '`'.repeat(1 + longestRun(line));
  const space = /^`|`$/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** A text as a block of code. */
export function fenced(text: string): string[] {
  const fence = '`'.repeat(Math.max(3, 1 + longestRun(text)));
  return [fence, ...text.split('\n'), fence];
}

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
