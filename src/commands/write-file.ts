import { writeFileSync } from 'node:fs';

/**
 * Does what writes files below a path. The error of a full disk does not say which file it is about; this one does.
 */
export function writing<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw Object.assign(error, { path: (error as NodeJS.ErrnoException).path ?? path });
    throw error;
  }
}

/** Writes a file that the user has asked for. */
export const writeFor = (path: string, text: string): void => writing(path, () => writeFileSync(path, text));
