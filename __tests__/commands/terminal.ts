import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Runs a program on a terminal of its own: what is written to standard input is typed there. */
const onTerminal = `import os, pty, sys
sized = 'stty rows 40 cols 100; exec "$@"'
sys.exit(os.waitstatus_to_exitcode(pty.spawn(['sh', '-c', sized, 'sh', *sys.argv[1:]])))`;

/** `test` where Python can make a terminal, and a test that is skipped by name where it cannot. */
export const testWithTerminal =
  spawnSync('python3', ['-c', 'import os, pty; os.waitstatus_to_exitcode']).status === 0 ? test : test.skip;

/** What a user types when a text has appeared. */
export type Answer = readonly [question: string, keys: string];

export const ctrlC = '\u0003';

/**
 * Runs `landfall` on a terminal, and types answers as its questions appear.
 *
 * @param answers in order; a question is waited for in what was written after the one before
 */
export function landfallOnTerminal(
  args: readonly string[],
  answers: readonly Answer[],
  { cwd, env }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<{ readonly status: number | null; readonly text: string }> {
  const command = [process.execPath, resolve('bin/landfall'), ...args];
  const child = spawn('python3', ['-c', onTerminal, ...command], {
    cwd,
    env: { ...process.env, ...env },
    timeout: 60_000,
  });
  const open = [...answers];
  let text = '';
  let seen = 0;
  child.stdout.on('data', (chunk) => {
    text += chunk;
    const [question, keys] = open[0] ?? [];
    const at = question === undefined ? -1 : text.indexOf(question, seen);
    if (at < 0) return;
    seen = text.length;
    open.shift();
    child.stdin.write(keys);
  });
  return new Promise((done) => {
    child.on('close', (status) => done({ status, text }));
  });
}
