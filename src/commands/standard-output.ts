import { Session } from '../terraform-runs/session';
import { exitStatus } from './exit-status';
import { reasonOf } from './failure';

/** Prints a value as JSON on standard output. */
export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

/**
 * Handles errors of the output streams. A closed pipe (`landfall show | head`) is not a failure: the command runs to
 * its end silently. Any other lost output is a failure.
 */
export function handleOutputErrors(): void {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A closed terminal also sends SIGHUP, which has its own status.
    if (error.code === 'EPIPE' || Session.current?.interrupted) return;
    process.stderr.write(`landfall: standard output is lost: ${reasonOf(error.code) ?? error.message}\n`);
    process.on('exit', () => {
      process.exitCode = exitStatus.failed;
    });
  });
}
