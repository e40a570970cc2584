/** The closed set of what can be found in a policy document. */
export type FindingCode =
  | 'not-a-document'
  | 'unknown-element'
  | 'missing-element'
  | 'wrong-value'
  | 'element-not-supported'
  | 'effect-not-supported'
  | 'duplicate-sid'
  | 'unknown-operator'
  | 'unknown-service'
  | 'unknown-action'
  | 'unknown-condition-key'
  | 'unknown-variable'
  | 'service-without-rcp'
  | 'set-qualifier'
  | 'literal-wildcard'
  | 'never-matches'
  | 'covered'
  | 'allows-nothing';

/** Where in a document: the keys and positions that lead there, the empty path being the document itself. */
export type Pointer = (string | number)[];

/** Something wrong (error: AWS refuses it or it cannot be evaluated) or doubtful (warning) in a document. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What would be right, as a sentence in the imperative. */
  readonly fix: string;
  readonly pointer: Pointer;
}

/** An error at a place. */
export function error(code: FindingCode, pointer: Pointer, message: string, fix: string): Finding {
  return { code, severity: 'error', message, fix, pointer };
}

/** A warning at a place. */
export function warning(code: FindingCode, pointer: Pointer, message: string, fix: string): Finding {
  return { code, severity: 'warning', message, fix, pointer };
}
