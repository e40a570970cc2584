import { closeSync, type FSWatcher, openSync, readSync, watch } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/**
 * Follows a file that another process appends to. It uses file system events, and polls once a second for file systems
 * without them, such as some network file systems.
 */
export class Tail {
  private readonly file: number;
  private readonly decoder = new StringDecoder('utf8');
  private readonly buffer = Buffer.alloc(64 * 1024);
  private readonly watcher: FSWatcher | undefined;
  private readonly timer: NodeJS.Timeout;
  private readonly texts: string[] = [];
  private rest = '';

  /** @param onLine called for each complete line */
  constructor(
    path: string,
    private readonly onLine: (line: string) => void = () => {},
  ) {
    this.file = openSync(path, 'r');
    this.watcher = watched(path, () => this.read());
    this.timer = setInterval(() => this.read(), 1000);
  }

  /** Stops following, reads the rest, and returns the whole text. */
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

/** A file watcher; undefined where the system has none left. */
function watched(path: string, onChange: () => void): FSWatcher | undefined {
  try {
    return watch(path, onChange).on('error', () => {});
  } catch {
    return undefined;
  }
}
