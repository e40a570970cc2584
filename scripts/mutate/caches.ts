const PlainWeakMap = WeakMap;

/** A WeakMap that can be emptied. */
class ForgetfulWeakMap<K extends object, V> {
  private inner = new PlainWeakMap<K, V>();
  get = (key: K): V | undefined => this.inner.get(key);
  has = (key: K): boolean => this.inner.has(key);
  delete = (key: K): boolean => this.inner.delete(key);
  set(key: K, value: V): this {
    this.inner.set(key, value);
    return this;
  }
  clear(): void {
    this.inner = new PlainWeakMap();
  }
}

/** Whether the module that constructs a map just now is a file of ours. */
const isOurs = (): boolean => {
  const caller = new Error().stack?.split('\n')[3] ?? '';
  return caller.includes('.ts') && !caller.includes('node_modules');
};

/**
 * Loads modules, and returns a function that empties every cache of theirs: each WeakMap, and each Map that was made empty
 * and is still empty. The modules stay loaded for thousands of mutants: a value that one mutant put into a cache would be
 * found by the next, and a right value found there would hide a mutant.
 */
export function withCaches(load: () => void): () => void {
  const weak: ForgetfulWeakMap<object, unknown>[] = [];
  const maps: Map<unknown, unknown>[] = [];
  const { Map: originalMap, WeakMap: originalWeakMap } = globalThis;
  globalThis.WeakMap = new Proxy(originalWeakMap, {
    construct(target, values: [], newTarget) {
      if (values.length > 0 || !isOurs()) return Reflect.construct(target, values, newTarget);
      const made = new ForgetfulWeakMap();
      weak.push(made);
      return made;
    },
  });
  globalThis.Map = new Proxy(originalMap, {
    construct(target, values: [], newTarget) {
      const made = Reflect.construct(target, values, newTarget);
      if (values.length === 0 && isOurs()) maps.push(made);
      return made;
    },
  });
  try {
    load();
  } finally {
    globalThis.Map = originalMap;
    globalThis.WeakMap = originalWeakMap;
  }
  const caches = [...weak, ...maps.filter(({ size }) => size === 0)];
  return () => {
    for (const cache of caches) cache.clear();
  };
}
