import type { SynthesizedStack } from './model';
import { Interrupted, Session } from './session';

/** Results by stack, as far as there are any. */
export type Results<T> = ReadonlyMap<string, T>;

/**
 * Does something with every stack, each after those that it depends on, as many at once as asked. After a signal nothing
 * is begun any more; what was under way is waited for, and the results so far are given.
 *
 * @param stacks in dependency order; a dependency that is not among them counts as done
 * @param parallel how many at once, at least 1
 * @param work gets the results so far; what it gives is the stack's result, undefined for "nothing to do here"
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
