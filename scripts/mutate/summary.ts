import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Equivalent } from './equivalent';
import type { MutantResult } from './stryker';

/** Least share of the mutants that tests must kill, in percent. */
export const LEAST_KILLED = 85;
/** Largest share of the mutants that may be listed as equivalent, in percent. */
export const MOST_EQUIVALENT = 5;

/** A run in words, and whether it is good enough. */
export interface Summary {
  readonly text: string;
  readonly passed: boolean;
}

type Source = (file: string) => string;
const fromDisk: Source = (file) => readFileSync(file, 'utf8');

interface Mutant extends Omit<Equivalent, 'reason'> {
  readonly at: string;
  readonly mutator: string;
  readonly killed: boolean;
}

/**
 * What the tests killed, what survived and what is equivalent. It fails below `LEAST_KILLED` of the mutants that are not
 * equivalent, above `MOST_EQUIVALENT`, and for a listed mutant that a test kills or that is no longer there.
 *
 * @param all the equivalent mutants of all rooms
 */
export function summary(
  results: readonly MutantResult[],
  all: readonly Equivalent[],
  source: Source = fromDisk,
): Summary {
  const mutants = results
    .filter(({ status }) => status !== 'Ignored' && status !== 'CompileError')
    .map((result) => described(result, source));
  const listed = all.filter((entry) => mutants.some((mutant) => mutant.file === entry.file));
  const killed = mutants.filter((mutant) => mutant.killed);
  const alive = mutants.filter((mutant) => !mutant.killed);
  const equivalent = alive.filter((mutant) => listed.some((entry) => isSame(entry, mutant)));
  const survivors = alive.filter((mutant) => !equivalent.includes(mutant));
  const stale = listed.filter((entry) => !equivalent.some((mutant) => isSame(entry, mutant)));
  const share = (count: number, of: number): number => (of ? (100 * count) / of : 100);
  const score = share(killed.length, mutants.length - equivalent.length);
  const spared = mutants.length ? share(equivalent.length, mutants.length) : 0;
  const text = [
    ...survivors.map(({ at, mutator, line, original, replacement }) =>
      [`survived ${at} ${mutator}`, `  ${line}`, `  ${original}  →  ${replacement}`].join('\n'),
    ),
    ...stale.map(({ file, line }) => `listed as equivalent, but killed or gone: ${file}: ${line}`),
    `${mutants.length} mutants: ${killed.length} killed, ${survivors.length} survived, ${equivalent.length} equivalent.`,
    `Killed: ${score.toFixed(1)} % (at least ${LEAST_KILLED} %). Equivalent: ${spared.toFixed(1)} % (at most ${MOST_EQUIVALENT} %).`,
  ].join('\n');
  return { text, passed: score >= LEAST_KILLED && spared <= MOST_EQUIVALENT && stale.length === 0 };
}

const isSame = (entry: Omit<Equivalent, 'reason'>, mutant: Mutant): boolean =>
  (['file', 'line', 'original', 'replacement'] as const).every((key) => entry[key] === mutant[key]);

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function described(result: MutantResult, source: Source): Mutant {
  const file = relative('.', result.fileName).split(sep).join('/');
  const { start, end } = result.location;
  const lines = source(file)
    .split('\n')
    .slice(start.line - 1, end.line);
  const last = lines.length - 1;
  const original = lines
    .map((line, index) =>
      line.slice(index ? 0 : start.column - 1, index === last ? end.column - 1 : undefined),
    )
    .join('\n');
  return {
    file,
    line: lines[0]?.trim() ?? '',
    original: onOneLine(original),
    replacement: onOneLine(result.replacement),
    at: `${file}:${start.line}:${start.column}`,
    mutator: result.mutatorName,
    killed: result.status === 'Killed' || result.status === 'Timeout',
  };
}
