import type { SynthesizedStack } from './model';
import { Interrupted, Session } from './session';

/** Results so far, by stack. */
export type Results<T> = ReadonlyMap<string, T>;

/**
 * Runs work on every stack, each after its dependencies, with up to `parallel` at once. After a signal no further work
 * starts; running work is awaited, and the results so far are returned.
 *
 * @param stacks in dependency order; a dependency that is not in the list counts as done
 * @param parallel limit of concurrent work, at least 1
 * @param work receives the results so far and returns the stack's result, or undefined for "nothing to do"
 */
export async function inOrder<T>(
  stacks: readonly SynthesizedStack[],
  parallel: number,
  work: (stack: SynthesizedStack, results: Results<T>) => Promise<T | undefined>,
): Promise<Map<string, T>> {
  const results = new Map<string, T>();
  const waiting = new Map(stacks.map((stack) => [stack.name, stack]));
  const busy = new Map<string, Promise<void>>();
  const start = (stack: SynthesizedStack) => {
    waiting.delete(stack.name);
    const done = work(stack, results)
      .then((result) => void (result !== undefined && results.set(stack.name, result)))
      .catch(unlessInterrupted)
      .finally(() => busy.delete(stack.name));
    busy.set(stack.name, done);
  };
  try {
    const more = () => waiting.size > 0 && !Session.current?.interrupted;
    while (busy.size || more()) {
      for (const stack of more() ? ready(waiting, busy) : [])
        if (busy.size < Math.max(1, parallel)) start(stack);
      await Promise.race(busy.values());
    }
  } finally {
    await Promise.allSettled(busy.values());
  }
  return new Map(stacks.flatMap(({ name }) => entryOf(name, results)));
}

function unlessInterrupted(error: unknown): void {
  if (!(error instanceof Interrupted)) throw error;
}

const entryOf = <T>(name: string, results: Results<T>): [string, T][] => {
  const result = results.get(name);
  return result === undefined ? [] : [[name, result]];
};

const ready = (
  waiting: ReadonlyMap<string, SynthesizedStack>,
  busy: ReadonlyMap<string, unknown>,
): SynthesizedStack[] =>
  [...waiting.values()].filter(
    ({ dependencies }) => !dependencies.some((name) => waiting.has(name) || busy.has(name)),
  );
