import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { jestExpect } from '@jest/expect';
import fc from 'fast-check';
import * as circus from 'jest-circus';
import { SnapshotState } from 'jest-snapshot';
import { withCaches } from './caches';

type Block = ReturnType<typeof circus.getState>['rootDescribeBlock'];
type Hook = Block['hooks'][number];

/** One test of a loaded file. */
export interface LoadedTest {
  /** the file, the names of the blocks around it and its own name; unique */
  readonly id: string;
  readonly file: string;
  /** @throws what the test throws, or a hook around it */
  readonly run: () => Promise<void>;
}

const { describe, test, beforeAll, beforeEach, afterAll, afterEach } = circus;
// What tests find in every module; of `jest`, what has a meaning without Jest's own module registry.
Object.assign(globalThis, { describe, test, it: test, beforeAll, beforeEach, afterAll, afterEach });
Object.assign(globalThis, { expect: jestExpect, jest: { setTimeout: () => undefined } });

// A property that fails has killed its mutant: nobody reads the smallest values for which it does.
fc.configureGlobal({ endOnFailure: true });

/**
 * Loads test files anew, with all files of ours that they import; packages stay loaded. `afterAll` is never called: the
 * tests run again and again.
 *
 * @throws what a file throws while it is loaded
 */
export async function loadTests(files: readonly string[]): Promise<LoadedTest[]> {
  unloadOurs();
  circus.resetState();
  const emptyCaches = withCaches(() => {
    for (const file of files) describe(file, () => void require(resolve(file)));
  });
  const { rootDescribeBlock } = circus.getState();
  const tests = rootDescribeBlock.children.flatMap((child) =>
    child.type === 'describeBlock' ? testsOf(child, child.name, [], emptyCaches) : [],
  );
  for (const hook of hooksBelow(rootDescribeBlock)) if (hook.type === 'beforeAll') await call(hook.fn);
  return unique(tests);
}

/** Whether a test file that is loaded imports another file of ours, itself or through others. */
export function imports(file: string, other: string): boolean {
  const seen = new Set<string>();
  const reaches = (path: string): boolean => {
    if (path === other) return true;
    if (seen.has(path) || !isOurs(path)) return false;
    seen.add(path);
    return (require.cache[path]?.children ?? []).some(({ filename }) => reaches(filename));
  };
  return reaches(resolve(file));
}

const isOurs = (path: string): boolean =>
  path.endsWith('.ts') && !path.includes('node_modules') && path !== __filename;

function unloadOurs(): void {
  for (const [path, loaded] of Object.entries(require.cache)) {
    if (isOurs(path)) delete require.cache[path];
    else if (loaded) loaded.children = loaded.children.filter(({ filename }) => !isOurs(filename));
  }
}

function testsOf(
  block: Block,
  file: string,
  around: readonly Block[],
  emptyCaches: () => void,
): LoadedTest[] {
  const blocks = [...around, block];
  const names = blocks.map(({ name }) => name);
  if (block.mode === 'skip') return [];
  return block.children.flatMap((child) => {
    if (child.type === 'describeBlock') return testsOf(child, file, blocks, emptyCaches);
    if (child.mode === 'skip' || child.mode === 'todo') return [];
    const run = async () => {
      emptyCaches();
      expectSnapshots(file, [...names.slice(1), child.name].join(' '));
      for (const { hooks } of blocks) await callAll(hooks, 'beforeEach');
      try {
        await call(child.fn);
      } finally {
        for (const { hooks } of blocks.toReversed()) await callAll(hooks, 'afterEach');
      }
    };
    return [{ id: [...names, child.name].join(' '), file, run }];
  });
}

/** Lets `toMatchSnapshot` compare with the file beside the test, and never write it. */
function expectSnapshots(file: string, currentTestName: string): void {
  const snapshots = join(dirname(resolve(file)), '__snapshots__', `${basename(file)}.snap`);
  if (!existsSync(snapshots)) return;
  const snapshotFormat = { escapeString: false, printBasicPrototype: false };
  const options = { updateSnapshot: 'none', snapshotFormat, rootDir: process.cwd() } as const;
  const state = { currentTestName, snapshotState: new SnapshotState(snapshots, options) };
  jestExpect.setState(state as Parameters<typeof jestExpect.setState>[0]);
}

const hooksBelow = (block: Block): Hook[] => [
  ...block.hooks,
  ...block.children.flatMap((child) => (child.type === 'describeBlock' ? hooksBelow(child) : [])),
];

async function callAll(hooks: readonly Hook[], type: Hook['type']): Promise<void> {
  for (const hook of hooks) if (hook.type === type) await call(hook.fn);
}

/** No test of ours takes `done`: what it returns is a promise or nothing. */
const call = async (fn: unknown): Promise<void> => void (await (fn as () => unknown)());

function unique(tests: readonly LoadedTest[]): LoadedTest[] {
  const seen = new Map<string, number>();
  return tests.map((each) => {
    const count = (seen.get(each.id) ?? 0) + 1;
    seen.set(each.id, count);
    return count === 1 ? each : { ...each, id: `${each.id} (${count})` };
  });
}
