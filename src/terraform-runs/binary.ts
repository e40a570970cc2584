import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The Terraform or OpenTofu to run: `TERRAFORM_BINARY_NAME`, the name that CDKTF reads too, or what is on the path.
 *
 * @throws {Error} when there is neither
 */
export function terraformBinary(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.TERRAFORM_BINARY_NAME) return environment.TERRAFORM_BINARY_NAME;
  const found = ['terraform', 'tofu'].find((name) => onPath(name, environment.PATH ?? ''));
  if (found) return found;
  throw new Error(
    'neither terraform nor tofu is on the PATH: install Terraform or OpenTofu 1.10 or later, or name it in TERRAFORM_BINARY_NAME',
  );
}

function onPath(name: string, path: string): boolean {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, process.platform === 'win32' ? `${name}.exe` : name), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}

/** What a run of Terraform has left. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run it. */
export interface RunOptions {
  readonly cwd: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** called with every line of standard output as it comes */
  readonly onLine?: (line: string) => void;
}

/** Processes under way. */
const running = new Set<number>();
let interrupted = false;

/**
 * An interrupt (Ctrl-C) reaches Terraform through the terminal, and Terraform then ends in good order: it writes the
 * state and unlocks it. Landfall waits for that instead of leaving it behind.
 */
const onInterrupt = (): void => {
  interrupted = true;
  if (running.size) process.stderr.write('\nwaiting for Terraform to end in good order …\n');
  else process.exit(130);
};

/** Runs Terraform in a stack's folder; never rejects for its exit code, only when it cannot be started any more. */
export function runTerraform(args: readonly string[], options: RunOptions): Promise<Finished> {
  const { cwd, environment = {}, onLine } = options;
  if (interrupted) return Promise.reject(new Error('interrupted'));
  return new Promise((done, failed) => {
    const child = spawn(terraformBinary(), [...args], {
      cwd,
      env: { ...process.env, TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (running.size === 0) process.on('SIGINT', onInterrupt);
    if (child.pid) running.add(child.pid);
    const lines = onLine && lineSplitter(onLine);
    const out: string[] = [];
    const err: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out.push(text);
      lines?.(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
    child.on('error', (error) => {
      process.off('SIGINT', onInterrupt);
      failed(error);
    });
    child.on('close', (code) => {
      if (child.pid) running.delete(child.pid);
      if (running.size === 0) process.off('SIGINT', onInterrupt);
      done({ code: code ?? 1, stdout: out.join(''), stderr: err.join('') });
    });
  });
}

function lineSplitter(onLine: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  };
}
