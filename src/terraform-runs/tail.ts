import { closeSync, type FSWatcher, openSync, readSync, watch } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/**
 * Follows a file that another process appends to. The operating system tells when there is more; where it cannot (some
 * network file systems), a look a second finds it.
 */
export class Tail {
  private readonly file: number;
  private readonly decoder = new StringDecoder('utf8');
  private readonly buffer = Buffer.alloc(64 * 1024);
  private readonly watcher: FSWatcher | undefined;
  private readonly timer: NodeJS.Timeout;
  private readonly texts: string[] = [];
  private rest = '';

  /** @param onLine called with every line as it comes */
  constructor(
    path: string,
    private readonly onLine: (line: string) => void = () => {},
  ) {
    this.file = openSync(path, 'r');
    this.watcher = watched(path, () => this.read());
    this.timer = setInterval(() => this.read(), 1000);
  }

  /** Reads what is left, and gives the whole text. */
  end(): string {
    clearInterval(this.timer);
    this.watcher?.close();
    this.read();
    closeSync(this.file);
    if (this.rest) this.onLine(this.rest);
    return this.texts.join('') + this.decoder.end();
  }

  private read(): void {
    for (let count = this.next(); count > 0; count = this.next()) {
      const text = this.decoder.write(this.buffer.subarray(0, count));
      this.texts.push(text);
      const lines = (this.rest + text).split('\n');
      this.rest = lines.pop() ?? '';
      for (const line of lines) this.onLine(line);
    }
  }

  private next(): number {
    return readSync(this.file, this.buffer, 0, this.buffer.length, null);
  }
}

/** A watch, unless the system has no more of them. */
function watched(path: string, onChange: () => void): FSWatcher | undefined {
  try {
    return watch(path, onChange).on('error', () => {});
  } catch {
    return undefined;
  }
}
