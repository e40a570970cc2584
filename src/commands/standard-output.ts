import { Session } from '../terraform-runs/session';
import { exitStatus } from './exit-status';
import { reasonOf } from './failure';

/** Prints a value for scripts. */
export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

/**
 * A reader that has seen enough (`landfall show | head`) is no failure: a command goes on to its end without it, and in
 * silence. Output that is lost for any other reason is a failure, whatever the command makes of it.
 */
export function handleOutputErrors(): void {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A terminal goes with its SIGHUP, which has a status of its own.
    if (error.code === 'EPIPE' || Session.current?.interrupted) return;
    process.stderr.write(`landfall: standard output is lost: ${reasonOf(error.code) ?? error.message}\n`);
    process.on('exit', () => {
      process.exitCode = exitStatus.failed;
    });
  });
}
