/**
 * Exit statuses of the command line. They are an interface: scripts and pipelines decide by them, and a change of one has
 * its line in CHANGELOG.md.
 */
export const exitStatus = {
  /** done, right, or nothing to do */
  ok: 0,
  /** the file is wrong, or something failed or was refused */
  failed: 1,
  /** `diff`, `plan` and `drift`: there are differences */
  differences: 2,
  /** `apply`: what was shown is applied, and what could only be planned afterwards wants a review */
  review: 3,
  /** wrong usage of the command line, as `sysexits.h` has it */
  usage: 64,
} as const;

/** Exit status of a process that a signal ended: 128 and the signal's number, as shells have it. */
export const interruptedStatus = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
