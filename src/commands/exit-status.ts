/**
 * Exit statuses of the command line. They are a public interface: scripts and pipelines depend on them, and
 * CHANGELOG.md lists every change.
 */
export const exitStatus = {
  /** done, valid, or nothing to do */
  ok: 0,
  /** the file is invalid, or something failed or was refused */
  failed: 1,
  /** `diff`, `plan` and `drift`: there are differences */
  differences: 2,
  /** `apply`: the shown plans are applied, and later ones need a review */
  review: 3,
  /** `explain`: a guardrail denies the request */
  denied: 3,
  /** wrong usage of the command line, as `sysexits.h` has it */
  usage: 64,
} as const;

/** Exit status after a signal: 128 plus the signal's number, as in shells. Ctrl-C at a prompt counts as SIGINT. */
export const interruptedStatus = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** The meanings of statuses that differ by command. */
export type StatusMeanings = Readonly<Partial<Record<Exclude<keyof typeof exitStatus, 'usage'>, string>>>;

/** The status meanings of every command. `--help` and docs/running.md are generated from them. */
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
