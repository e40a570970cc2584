/** A mutant that no test can kill, because nobody can see the difference. */
export interface Equivalent {
  readonly file: string;
  /** the line of code that the mutant begins on, without its indentation */
  readonly line: string;
  /** what the mutant replaces, spaces and line ends as one space */
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
}

/** The mutants that are known to be equivalent. `npm run mutate` fails for one that is killed, or exists no longer. */
export const equivalentMutants: readonly Equivalent[] = [];
