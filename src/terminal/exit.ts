import { forTerminal } from './printable';

type Write = typeof process.stdout.write;

const guarded = new Map<NodeJS.WriteStream, Write>();

/**
 * Escapes control characters in everything that this process writes to standard output and standard error. Values from
 * the organization file, AWS and Terraform may contain sequences that move the cursor, hide a line or reverse text. The
 * streams themselves are wrapped, because the command-line parser and Node write to them as well.
 */
export function sanitizeOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (guarded.has(stream)) continue;
    const write: Write = stream.write.bind(stream);
    guarded.set(stream, write);
    stream.write = ((chunk: Uint8Array | string, ...rest: []) =>
      write(
        forTerminal(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()),
        ...rest,
      )) as Write;
  }
}

/** Runs a prompt with the streams unwrapped, because a prompt moves the cursor. Its text must be printable already. */
export async function withTerminalPrompt<T>(question: () => Promise<T>): Promise<T> {
  const ours = [...guarded].map(([stream, write]) => {
    const guard = stream.write;
    stream.write = write;
    return () => {
      stream.write = guard;
    };
  });
  process.once('exit', showCursor);
  try {
    return await question();
  } finally {
    process.off('exit', showCursor);
    for (const again of ours) again();
  }
}

/** Shows the cursor again, which a prompt hides and a signal would leave hidden. */
function showCursor(): void {
  if (process.stdout.isTTY) process.stdout.write('\u001b[?25h');
}
