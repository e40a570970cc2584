import { type LoadedTest, loadTests } from './suite';

/** What Stryker's instrumented code reads and writes, under this name, in the process that runs it. */
interface Instrumentation {
  activeMutant?: string;
  currentTestId?: string;
  mutantCoverage?: unknown;
  hitCount?: number;
  hitLimit?: number;
}

/** The part of Stryker's MutantRunOptions that is used here. */
interface MutantRun {
  readonly activeMutant: { readonly id: string };
  readonly mutantActivation: 'runtime' | 'static';
  readonly reloadEnvironment: boolean;
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
}

/** What Stryker is told of a mutant, and the failure that killed it. */
interface Attempt {
  readonly result: object;
  readonly failure?: Failure;
}

interface Failure {
  readonly test: LoadedTest;
  readonly message: string;
}

const instrumentation: Instrumentation = {};
Object.assign(globalThis, { __stryker__: instrumentation });
const errorText = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/**
 * Runs tests for Stryker in a process that keeps them loaded. Jest itself takes seconds for each mutant, because it loads
 * everything anew for each test file; here the same blocks, hooks and matchers of Jest run on modules that stay, and only
 * a mutant of what runs while a module is loaded loads ours again.
 */
export class KeptTests {
  private tests: LoadedTest[] = [];
  private readonly took = new Map<string, number>();

  constructor(private readonly files: readonly string[]) {}

  /** Stryker asks this first. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  /** All tests without a mutant: which of them runs which mutant, and how long each takes. */
  async dryRun() {
    try {
      this.tests = await loadTests(this.files);
    } catch (error) {
      return { status: 'error', errorMessage: errorText(error) };
    }
    const results: object[] = [];
    for (const each of this.tests) {
      instrumentation.currentTestId = each.id;
      const start = performance.now();
      const failure = await failureOf(each);
      const timeSpentMs = performance.now() - start;
      this.took.set(each.id, timeSpentMs);
      const result = { id: each.id, name: each.id, fileName: each.file, timeSpentMs };
      results.push(
        failure ? { ...result, status: 1, failureMessage: failure.message } : { ...result, status: 0 },
      );
    }
    instrumentation.currentTestId = undefined;
    return { status: 'complete', tests: results, mutantCoverage: instrumentation.mutantCoverage };
  }

  /** The tests that reach a mutant, the fastest first, until one fails. */
  async mutantRun(run: MutantRun) {
    const first = await this.attempt(run, run.reloadEnvironment);
    if (!first.failure || run.mutantActivation === 'static' || !(await failureOf(first.failure.test)))
      return first.result;
    // The test fails without the mutant too: a mutant before this one has left something behind.
    return (await this.attempt(run, true)).result;
  }

  private async attempt(run: MutantRun, reload: boolean): Promise<Attempt> {
    const { activeMutant, hitLimit, testFilter } = run;
    try {
      instrumentation.activeMutant = run.mutantActivation === 'static' ? activeMutant.id : undefined;
      Object.assign(instrumentation, { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
      if (reload || this.tests.length === 0) this.tests = await loadTests(this.files);
      instrumentation.activeMutant = activeMutant.id;
      return await this.firstFailure(testFilter);
    } catch (error) {
      const failureMessage = `A test file cannot be loaded: ${errorText(error)}`;
      return { result: { status: 'killed', killedBy: [], failureMessage, nrOfTests: 0 } };
    } finally {
      Object.assign(instrumentation, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
    }
  }

  private async firstFailure(filter: readonly string[] | undefined): Promise<Attempt> {
    const wanted = new Set(filter);
    const tests = this.tests
      .filter(({ id }) => filter === undefined || wanted.has(id))
      .sort((a, b) => (this.took.get(a.id) ?? 0) - (this.took.get(b.id) ?? 0));
    for (const [index, each] of tests.entries()) {
      const failure = await failureOf(each);
      const { hitCount = 0, hitLimit = Number.POSITIVE_INFINITY } = instrumentation;
      if (hitCount > hitLimit) return { result: { status: 'timeout', reason: `ran ${hitCount} times` } };
      if (failure) {
        const result = {
          status: 'killed',
          killedBy: [each.id],
          failureMessage: failure.message,
          nrOfTests: index + 1,
        };
        return { result, failure };
      }
    }
    return { result: { status: 'survived', nrOfTests: tests.length } };
  }
}

async function failureOf(test: LoadedTest): Promise<Failure | undefined> {
  try {
    await test.run();
    return undefined;
  } catch (error) {
    return { test, message: errorText(error) };
  }
}

class Plugin extends KeptTests {
  static inject = ['options'] as const;
  constructor(options: { readonly testsOfRoom: readonly string[] }) {
    super(options.testsOfRoom);
  }
}

/** What Stryker takes from this file. */
export const strykerPlugins = [{ kind: 'TestRunner', name: 'kept-tests', injectableClass: Plugin }];
