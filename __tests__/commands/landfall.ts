import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { commandLine, run } from '../../src/commands/program';

// Questions want a terminal, and their package is an ES module, which Jest does not take.
jest.mock('@clack/prompts', () => ({}));

export { commandLine };

/** What a command has left. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `landfall` as a user does who stands in a folder. */
export function landfall(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = process.cwd()): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('bin/landfall'), ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, LANDFALL_CONFIG: '', ...env },
  });
  return { status, stdout, stderr };
}

/** Runs `landfall` in this process, which takes no second to start. */
export async function landfallHere(args: readonly string[], config: string): Promise<Ended> {
  const text = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      text[stream] += chunk;
      return true;
    }),
  );
  process.env.LANDFALL_CONFIG = config;
  try {
    await run(args);
    return { status: Number(process.exitCode ?? 0), ...text };
  } finally {
    process.exitCode = undefined;
    delete process.env.LANDFALL_CONFIG;
    for (const spy of spies) spy.mockRestore();
  }
}
