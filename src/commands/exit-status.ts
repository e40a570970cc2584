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
  /** `explain`: a guardrail denies the request */
  denied: 3,
  /** wrong usage of the command line, as `sysexits.h` has it */
  usage: 64,
} as const;

/** Exit status of a process that a signal ended: 128 and the signal's number, as shells have it. Ctrl-C at a question is SIGINT. */
export const interruptedStatus = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** What the statuses of a command mean that depend on the command. */
export type StatusMeanings = Readonly<Partial<Record<Exclude<keyof typeof exitStatus, 'usage'>, string>>>;

/** Every command with its statuses. `--help` and docs/running.md are written from here. */
export const statusMeanings = {
  show: { ok: 'the file is right and synthesized', failed: 'the file is wrong' },
  check: { ok: 'the file is right, perhaps with warnings', failed: 'the file is wrong' },
  explain: {
    ok: 'allowed, or everything in force is shown',
    failed: 'the file is wrong',
    denied: 'denied',
  },
  access: { ok: 'answered', failed: 'a file is wrong' },
  ids: { ok: 'shown, or written', failed: 'the file is wrong, or a state cannot be read' },
  plan: {
    ok: 'nothing to do',
    failed: 'the file is wrong, or a stack cannot be planned',
    differences: 'changes, or stacks that wait',
  },
  apply: {
    ok: 'everything is applied',
    failed: 'the file is wrong, or something failed or was refused',
    review: 'what was shown is applied; what could only be planned afterwards wants a review',
  },
  drift: {
    ok: 'nothing has drifted',
    failed: 'the file is wrong, or a stack cannot be planned',
    differences: 'something has drifted',
  },
  diff: {
    ok: 'nothing changes',
    failed: 'a file is wrong, or loses sight of an account, OU or service',
    differences: 'something changes',
  },
  import: { ok: 'written and right', failed: 'AWS could not be read, or what was written is wrong' },
  'new account': {
    ok: 'written',
    failed: 'nothing is written: the file would be wrong with it',
  },
  bootstrap: { ok: 'applied', failed: 'the file is wrong, or Terraform failed' },
  'state move': {
    ok: 'every state is where the file says',
    failed: 'another state is in the way, or one could not be read or written',
  },
} as const satisfies Record<string, StatusMeanings>;
