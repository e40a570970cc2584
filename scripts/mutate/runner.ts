import { imports, type LoadedTest, loadTests } from './suite';

type Hits = Record<string, number>;

/** What Stryker's instrumented code reads and writes, under this name, in the process that runs it. */
interface Instrumentation {
  activeMutant?: string;
  currentTestId?: string;
  /** how often each mutant was run, outside of tests and by test */
  mutantCoverage?: { readonly static: Hits; readonly perTest: Readonly<Record<string, Hits>> };
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
  /** the file with the mutant, where Stryker has put it */
  readonly sandboxFileName: string;
}

/** What Stryker is told of a mutant, and the failure that killed it. */
interface Attempt {
  readonly result: { readonly status: 'killed' | 'survived' | 'timeout'; readonly [more: string]: unknown };
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
  /** milliseconds by test */
  private readonly took = new Map<string, number>();
  /** the test that killed the last mutant of a file */
  private readonly killers = new Map<string, LoadedTest>();
  /** mutants that run in tests, and while modules are loaded */
  private readonly hybrids = new Set<string>();
  /** a test file, and a file that it does not import */
  private readonly unrelated = new Set<string>();

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
      const failure = await this.timed(each);
      const timeSpentMs = this.took.get(each.id) ?? 0;
      const result = { id: each.id, name: each.id, fileName: each.file, timeSpentMs };
      results.push(
        failure ? { ...result, status: 1, failureMessage: failure.message } : { ...result, status: 0 },
      );
    }
    instrumentation.currentTestId = undefined;
    this.findHybrids();
    return { status: 'complete', tests: results, mutantCoverage: instrumentation.mutantCoverage };
  }

  /**
   * Stryker would load everything anew for each mutant that also runs while modules are loaded. Most such mutants are killed
   * by a test that runs them itself: those tests go first, and only what they let live is loaded anew.
   */
  private findHybrids(): void {
    const { static: outside = {}, perTest = {} } = instrumentation.mutantCoverage ?? {};
    for (const id of Object.values(perTest).flatMap((hits) => Object.keys(hits))) {
      if (!(id in outside)) continue;
      this.hybrids.add(id);
      delete outside[id];
    }
  }

  /** The tests that reach a mutant until one fails: the one that killed the last mutant of the file, then the fastest. */
  async mutantRun(run: MutantRun): Promise<object> {
    const { result, failure } = await this.whileActive(run, () => this.attempt(run));
    if (failure) this.killers.set(run.sandboxFileName, failure.test);
    return result;
  }

  private async attempt(run: MutantRun): Promise<Attempt> {
    if (run.mutantActivation === 'static') return this.loadedWithMutant(run);
    if (run.reloadEnvironment || !this.tests.length) await this.reload(run);
    const wanted = new Set(run.testFilter);
    const attempt = () =>
      this.firstFailure(
        this.tests.filter(({ id }) => wanted.has(id)),
        run,
      );
    const { result, failure } = await attempt();
    instrumentation.activeMutant = undefined;
    if (!failure && result.status === 'survived' && this.hybrids.has(run.activeMutant.id)) {
      instrumentation.activeMutant = run.activeMutant.id;
      return this.loadedWithMutant(run);
    }
    if (!failure || !(await failureOf(failure.test))) return { result, ...(failure && { failure }) };
    // The test fails without the mutant too: a mutant before this one has left something behind.
    await this.reload(run);
    return attempt();
  }

  /** Loads everything without the mutant, which is active only while the tests run. */
  private async reload(run: MutantRun): Promise<void> {
    instrumentation.activeMutant = undefined;
    this.tests = await loadTests(this.files);
    instrumentation.activeMutant = run.activeMutant.id;
  }

  /** A mutant of what runs while a module is loaded: one test file after the other is loaded with it. */
  private async loadedWithMutant(run: MutantRun): Promise<Attempt> {
    this.tests = [];
    const last = this.killers.get(run.sandboxFileName)?.file;
    for (const file of [...this.files].sort((a, b) => Number(b === last) - Number(a === last))) {
      const pair = `${file} ${run.sandboxFileName}`;
      if (this.unrelated.has(pair)) continue;
      const tests = await loadTests([file]);
      if (!imports(file, run.sandboxFileName)) this.unrelated.add(pair);
      else {
        const attempt = await this.firstFailure(tests, run);
        if (attempt.result.status !== 'survived') return attempt;
      }
    }
    return { result: { status: 'survived', nrOfTests: 1 } };
  }

  private async whileActive(run: MutantRun, work: () => Promise<Attempt>): Promise<Attempt> {
    const { activeMutant, hitLimit } = run;
    const hitCount = hitLimit === undefined ? undefined : 0;
    Object.assign(instrumentation, { activeMutant: activeMutant.id, hitLimit, hitCount });
    try {
      return await work();
    } catch (error) {
      const failureMessage = `A test file cannot be loaded: ${errorText(error)}`;
      return { result: { status: 'killed', killedBy: [], failureMessage, nrOfTests: 0 } };
    } finally {
      Object.assign(instrumentation, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
    }
  }

  private async firstFailure(tests: readonly LoadedTest[], run: MutantRun): Promise<Attempt> {
    instrumentation.activeMutant = run.activeMutant.id;
    const last = this.killers.get(run.sandboxFileName)?.id;
    const time = ({ id }: LoadedTest) => (id === last ? -1 : (this.took.get(id) ?? 0));
    for (const [index, each] of [...tests].sort((a, b) => time(a) - time(b)).entries()) {
      const failure = await this.timed(each);
      const { hitCount = 0, hitLimit = Number.POSITIVE_INFINITY } = instrumentation;
      if (hitCount > hitLimit) return { result: { status: 'timeout', reason: `ran ${hitCount} times` } };
      if (!failure) continue;
      const result = {
        status: 'killed' as const,
        killedBy: [each.id],
        failureMessage: failure.message,
        nrOfTests: index + 1,
      };
      return { result, failure };
    }
    return { result: { status: 'survived', nrOfTests: tests.length } };
  }

  private async timed(test: LoadedTest): Promise<Failure | undefined> {
    const start = performance.now();
    const failure = await failureOf(test);
    if (!failure) this.took.set(test.id, performance.now() - start);
    return failure;
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
