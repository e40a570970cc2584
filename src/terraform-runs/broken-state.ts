import type { Problem } from './model';

/**
 * Whether a message is about a state that Terraform cannot read (tried with 1.11.4, 2026-11-21: a truncated file,
 * locally and in S3).
 */
export const isBrokenState = (text: string): boolean =>
  // Terraform also tries to read a truncated plan as a state.
  !/given file as a state or plan file/i.test(text.replace(/\s+/g, ' ')) &&
  /Unsupported state file format|state data in S3 does not have the expected content/i.test(
    text.replace(/\s+/g, ' '),
  );

/**
 * Adds to a problem which stack's state is broken. Terraform names none when it reads a state without its lock, or the
 * state of another stack; for a local state that it locks, it only reports a missing lock.
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
