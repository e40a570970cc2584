const bytes = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);

/** Collects lines of a text with a size limit in bytes. */
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

  /** Remaining bytes. */
  get left(): number {
    return this.parent ? Math.min(this.size - this.used, this.parent.left) : this.size - this.used;
  }

  /** Adds lines if they fit; returns `false` if not. */
  add(...lines: string[]): boolean {
    if (bytes(lines) > this.left) return false;
    this.always(...lines);
    return true;
  }

  /** Adds lines regardless of the limit; only for few and short ones. */
  always(...lines: string[]): void {
    this.lines.push(...lines);
    this.spend(bytes(lines));
  }

  /** A part of the same text, limited to a share (0 to 1) of the remaining bytes. */
  share(part: number): Budget {
    return this.upTo(Math.floor(this.left * part));
  }

  /** A part of the same text, limited to `size` bytes. */
  upTo(size: number): Budget {
    return new Budget(size, this);
  }

  /** The whole text. */
  text(): string {
    return `${this.lines.join('\n').trimEnd()}\n`;
  }

  private spend(size: number): void {
    this.used += size;
    this.parent?.spend(size);
  }
}

/** A text as inline Markdown code. It cannot mention a user or end the code span. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('|', '¦');
  const fence = '`'.repeat(1 + longestRun(line));
  const space = /^`|`$/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** A text as a fenced Markdown code block. */
export function fenced(text: string): string[] {
  const fence = '`'.repeat(Math.max(3, 1 + longestRun(text)));
  return [fence, ...text.split('\n'), fence];
}

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
