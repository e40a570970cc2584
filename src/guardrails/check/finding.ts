/** The codes of findings in policy documents. */
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

/** A path in a document: keys and indexes. The empty path is the document itself. */
export type Pointer = (string | number)[];

/** A finding in a document. An error is what AWS rejects or what cannot be evaluated; a warning is doubtful. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What would be right, as a sentence in the imperative. */
  readonly fix: string;
  readonly pointer: Pointer;
}

/** Makes an error at a path. */
export function error(code: FindingCode, pointer: Pointer, message: string, fix: string): Finding {
  return { code, severity: 'error', message, fix, pointer };
}

/** Makes a warning at a path. */
export function warning(code: FindingCode, pointer: Pointer, message: string, fix: string): Finding {
  return { code, severity: 'warning', message, fix, pointer };
}
