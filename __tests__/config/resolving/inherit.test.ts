import fc from 'fast-check';
import { LineCounter, parseDocument } from 'yaml';
import { locate } from '../../../src/config/reading/located';
import { inherit } from '../../../src/config/resolving/inherit';

const located = (value: unknown) => {
  const text = JSON.stringify(value);
  const lines = new LineCounter();
  return locate(parseDocument(text, { lineCounter: lines }), 'test.yaml', lines, text.length);
};

type Level = { [key: string]: string | string[] | null | Level };
const { level } = fc.letrec<{ level: Level; leaf: Level[string] }>((tie) => ({
  leaf: fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 2 }), fc.constant(null), tie('level')),
  level: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('leaf'), {
    maxKeys: 3,
  }) as fc.Arbitrary<Level>,
}));
const merged = (...levels: Level[]) =>
  levels.reduce<ReturnType<typeof located> | undefined>(
    (above, next) => inherit(above, located(next)),
    undefined,
  )?.value;

const hasNull = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'object' && !Array.isArray(value) && Object.values(value as object).some(hasNull));

describe('inheritance along root → OU → account', () => {
  test('maps are merged by key, values and lists replace, null takes away', () => {
    const root = { tags: { a: '1', b: '2' }, regions: ['x', 'y'], owner: 'root' };
    const account = { tags: { b: '3', a: null }, regions: ['z'] };
    expect(merged(root, account)).toEqual({ tags: { b: '3' }, regions: ['z'], owner: 'root' });
  });

  test('a silent level changes nothing', () => {
    fc.assert(fc.property(level, (one) => expect(merged(one, {})).toEqual(merged(one))));
  });

  test('no null is left over', () => {
    fc.assert(fc.property(level, level, (one, two) => !hasNull(merged(one, two))));
  });

  test('what the last level says, and does not take away, is what comes out', () => {
    fc.assert(
      fc.property(level, level, (one, two) => {
        const result = merged(one, two) as Level;
        for (const [key, value] of Object.entries(two)) {
          if (value === null) expect(result).not.toHaveProperty(key);
          else if (typeof value === 'string' || Array.isArray(value)) expect(result[key]).toEqual(value);
        }
      }),
    );
  });

  test('a key that the last level does not name comes from above', () => {
    fc.assert(
      fc.property(level, level, (one, two) => {
        const above = merged(one) as Level;
        const result = merged(one, two) as Level;
        for (const key of Object.keys(above)) if (!(key in two)) expect(result[key]).toEqual(above[key]);
      }),
    );
  });

  test('a value remembers the level that wrote it', () => {
    const both = inherit(located({ owner: 'root' }), { ...located({ tags: { a: 'b' } }) });
    expect(both?.children?.get('owner')?.at.column).toBe(10);
  });
});
