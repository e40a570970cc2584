import type { Problem } from './model';

/** Terraform's words about a state that it cannot read (tried with 1.11.4, 2026-11-21: half a file, locally and in S3). */
export const isBrokenState = (text: string): boolean =>
  // A plan that was cut off is tried as a state as well.
  !/given file as a state or plan file/i.test(text.replace(/\s+/g, ' ')) &&
  /Unsupported state file format|state data in S3 does not have the expected content/i.test(
    text.replace(/\s+/g, ' '),
  );

/**
 * Says whose state is broken. Where Terraform locks a local one, it says that it had no lock; where it reads one without
 * its lock, or that of another stack, it names none.
 */
export function withBrokenState(problem: Problem, stack: string): Problem {
  const { summary, detail } = problem;
  if (!isBrokenState(`${summary} ${detail}`)) return problem;
  return summary === 'Error acquiring the state lock'
    ? { summary: `The state of the stack ${stack} cannot be read`, detail }
    : {
        summary: `A state that the stack ${stack} reads cannot be read: its own, or that of a stack before it`,
        detail: `${summary}: ${detail}`,
      };
}
