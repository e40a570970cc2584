import { resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Room } from './rooms';

/** One mutant and what became of it, as Stryker reports it. Lines and columns count from 1. */
export interface MutantResult {
  readonly fileName: string;
  readonly location: { readonly start: Position; readonly end: Position };
  readonly mutatorName: string;
  readonly replacement: string;
  readonly status:
    | 'Killed'
    | 'Timeout'
    | 'Survived'
    | 'NoCoverage'
    | 'Ignored'
    | 'RuntimeError'
    | 'CompileError';
}

interface Position {
  readonly line: number;
  readonly column: number;
}

// Stryker publishes its types for newer module resolutions than ours.
interface StrykerModule {
  readonly Stryker: new (options: object) => { runMutationTest(): Promise<MutantResult[]> };
}

/**
 * Mutates the files of a room, or only some of them, and runs its tests on each mutant.
 *
 * @throws when a test of the room fails without a mutant
 */
export async function mutate(
  room: Room,
  files: readonly string[],
  concurrency: number,
): Promise<MutantResult[]> {
  process.env.LANDFALL_TENTH_OF_RUNS = 'yes';
  const name = '@stryker-mutator/core';
  const { Stryker } = (await import(name)) as StrykerModule;
  return new Stryker({
    mutate: files.length ? files : room.mutate,
    plugins: [resolve(__dirname, 'plugin.cjs')],
    testRunner: 'kept-tests',
    testsOfRoom: globSync([...room.tests]).sort(),
    coverageAnalysis: 'perTest',
    concurrency,
    // A busy machine must not turn a slow mutant into a killed one; endless loops are found by counting.
    timeoutMS: 60_000,
    disableTypeChecks: false,
    ignorePatterns: ['cdktf.out', '/.tools'],
    reporters: ['progress-append-only'],
    allowConsoleColors: false,
    warnings: { unknownOptions: false, slow: false },
  }).runMutationTest();
}
