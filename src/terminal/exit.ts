import { forTerminal } from './printable';

type Write = typeof process.stdout.write;

const guarded = new Map<NodeJS.WriteStream, Write>();

/**
 * Lets nothing but text and our own colours out of this process: values of the organization file, of AWS and of Terraform
 * hold what moves a cursor, hides a line or turns it round. At the streams themselves, because whoever writes a message
 * would forget; the command line and Node write to them as well.
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

/** Asks something on a terminal, which takes moving its cursor. What is asked about has been checked before. */
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

/** A question hides the cursor; a signal that ends the process would leave the terminal without one. */
function showCursor(): void {
  if (process.stdout.isTTY) process.stdout.write('\u001b[?25h');
}
