import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { terraformBinary } from './binary';
import { Session } from './session';
import { Tail } from './tail';

/** The result of a Terraform process: exit code and output. */
export interface ProcessResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Options for a Terraform process. */
export interface RunOptions {
  /** folder to run in; its name is the stack's */
  readonly cwd: string;
  /** folder for output files; the default is shared by all stacks */
  readonly logs?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** called for each line of standard output */
  readonly onLine?: (line: string) => void;
}

/**
 * Runs Terraform in a stack's folder. A nonzero exit code does not reject; only a failure to start does.
 *
 * Terraform runs in a session of its own, which signals of the terminal do not reach, and writes its output to files.
 * It can therefore finish and save its state if Landfall dies. The files stay after a failure.
 */
export async function runTerraform(args: readonly string[], options: RunOptions): Promise<ProcessResult> {
  const { cwd, environment, onLine } = options;
  const session = Session.current;
  if (session?.interrupted) throw session.interrupted;
  const [operation = ''] = args;
  const binary = terraformBinary();
  const files = outputFiles(options, operation);
  const [out, err] = files.paths.map((path) => openSync(path, 'wx', 0o600)) as [number, number];
  return new Promise((done, failed) => {
    const child = spawn(binary, [...args], {
      cwd,
      env: environmentOf(environment),
      detached: true,
      stdio: ['ignore', out, err],
    });
    for (const file of [out, err]) closeSync(file);
    const [stdout, stderr] = [new Tail(files.paths[0], onLine), new Tail(files.paths[1])];
    if (child.pid) session?.began(child, `${operation} of ${basename(cwd)}`, files.paths[0]);
    const close = () => {
      session?.ended(child);
      return { stdout: stdout.end(), stderr: stderr.end() };
    };
    child.on('error', (error) => {
      close();
      files.remove();
      failed(error);
    });
    child.on('exit', (code, signal) => {
      const text = close();
      if (code === 0 || (operation === 'plan' && code === 2)) files.remove();
      done({ code: code ?? 1, stdout: text.stdout, stderr: text.stderr + killedBy(signal, files.paths) });
    });
  });
}

/** The output files of a run. They replace those of the last run of the same operation. */
function outputFiles({ cwd, logs = resolve(cwd, '..', '..', 'logs') }: RunOptions, operation: string) {
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const paths = ['stdout', 'stderr'].map((stream) =>
    join(logs, `${basename(cwd)}.${operation}.${stream}`),
  ) as [string, string];
  const remove = () => {
    for (const path of paths) rmSync(path, { force: true });
  };
  remove();
  return { paths, remove };
}

/**
 * The environment of Terraform. GitHub's runner kills all processes with its tracking id at the end of a job; without
 * the id Terraform can finish (https://github.com/actions/runner/issues/4601 quotes the code, 2026-11-21).
 */
function environmentOf(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { RUNNER_TRACKING_ID: _tracked, ...ours } = process.env;
  return { ...ours, TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1', ...more };
}

const killedBy = (signal: NodeJS.Signals | null, [stdout]: readonly string[]): string =>
  signal
    ? `\nError: Terraform was killed by ${signal}\n\nWhat it had not written to its state by then is not in it. Its output is in ${stdout}.\n`
    : '';
