import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import type { Located } from '../reading/located';
import type { OrganizationFile } from './organization-file';
import { withWrittenNames } from './stand-ins';

/**
 * One version of the file for the checks across it: the file itself, or the file repaired with one of the two fillings.
 */
export interface Variant {
  readonly file: OrganizationFile;
  /** the file with the position of every value */
  readonly root: Located;
  /** positions of values that were filled in and are not in the file */
  readonly standIns: ReadonlySet<Position>;
}

/** The diagnostics of one variant of the file. */
export interface Findings extends Pick<Variant, 'standIns'> {
  readonly found: readonly Diagnostic[];
}

/**
 * The diagnostics that hold however the file is repaired: every variant has them, and none is about a value that was
 * filled in.
 *
 * @param written the file as it was written, for the names in messages
 */
export function foundInEach(variants: readonly Findings[], written: Located): Diagnostic[] {
  // The last variant is the most complete, so its counts are right.
  const [first = [], ...others] = [...variants]
    .reverse()
    .map(({ found, standIns }) =>
      found.filter(({ at, related }) => !standIns.has(at) && !(related && standIns.has(related.at))),
    );
  const keys = others.map((found) => new Set(found.map(keyOf)));
  return first
    .filter((diagnostic) => keys.every((known) => known.has(keyOf(diagnostic))))
    .map((each) => ({
      ...each,
      message: withWrittenNames(each.message, written),
      fix: withWrittenNames(each.fix, written),
    }));
}

/** The number of further entries in a message may differ between variants. */
const keyOf = ({ at, code, message }: Diagnostic): string =>
  `${at.file}:${at.line}:${at.column} ${code} ${message.replace(/\b(?:and \d+ more have|has)\b/, 'have')}`;
