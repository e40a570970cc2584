import { writeFileSync } from 'node:fs';
import { printable } from '../terminal/printable';

/**
 * Runs work that writes files below a path, and adds the path to its errors: the error of a full disk names no file.
 */
export function withWriteErrors<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw Object.assign(error, { path: (error as NodeJS.ErrnoException).path ?? path });
    throw error;
  }
}

/** Writes a requested report to a file, with control characters escaped as on a terminal. */
export const writeReport = (path: string, text: string): void =>
  withWriteErrors(path, () => writeFileSync(path, printable(text)));
