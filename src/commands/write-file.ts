import { writeFileSync } from 'node:fs';
import { printable } from '../terminal/printable';

/**
 * Does what writes files below a path. The error of a full disk does not say which file it is about; this one does.
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

/** Writes a report that the user has asked for; it goes to people as what is written to a terminal does. */
export const writeReport = (path: string, text: string): void =>
  withWriteErrors(path, () => writeFileSync(path, printable(text)));
