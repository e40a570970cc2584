import type { Diagnostic, Position } from '../diagnostics/diagnostic';
import type { Located } from '../reading/located';
import type { OrganizationFile } from './organization-file';
import { withWrittenNames } from './stand-ins';

/** The file as the checks across it see it: as it is, or with its mistakes mended in one of two forms. */
export interface Variant {
  readonly file: OrganizationFile;
  /** the file with the places of everything in it */
  readonly root: Located;
  /** places of values that nobody wrote */
  readonly standIns: ReadonlySet<Position>;
}

/** What was found in a variant of the file. */
export interface Findings extends Pick<Variant, 'standIns'> {
  readonly found: readonly Diagnostic[];
}

/**
 * What is true of the file however its mistakes are mended: found in each variant, and not about a value that nobody
 * wrote.
 *
 * @param written the file, for the names as they were written
 */
export function foundInEach(variants: readonly Findings[], written: Located): Diagnostic[] {
  // The last variant lacks least, so what it counts is true.
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

/** How many more are concerned may differ. */
const keyOf = ({ at, code, message }: Diagnostic): string =>
  `${at.file}:${at.line}:${at.column} ${code} ${message.replace(/\b(?:and \d+ more have|has)\b/, 'have')}`;
