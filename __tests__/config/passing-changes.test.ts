import { z } from 'zod';
import type { Located } from '../../src/config/reading/located';
import { passingChanges } from '../../src/config/schema/passing-changes';

const at = { file: 'a.yaml', line: 1, column: 1, length: 1 };

function located(value: unknown): Located {
  if (typeof value !== 'object' || value === null) return { value, at };
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return { value, at, children: new Map(entries.map(([key, child]) => [key, located(child)])) };
}

const text = z.string().optional();
const keys = { name: z.string(), a: text, b: text, c: z.string().regex(/x/).optional() };
const countOf = (value: object) => ['a', 'b', 'c'].filter((key) => key in value).length;
const oneOfThree = z.strictObject(keys).refine((each) => countOf(each) === 1);
const allOfThree = z.strictObject(keys).refine((each) => [0, 3].includes(countOf(each)) && 'b' in each);
const differing = z.array(z.string()).refine((list) => new Set(list).size === list.length);

/** What is done to which key; what is put in is `+`. */
const changes = (schema: z.ZodType, value: unknown) =>
  passingChanges(schema, located(value), (key) => (key === 'name' ? undefined : located('x')))
    ?.map(([key, what]) => `${what === 'remove' ? '-' : '+'}${key}`)
    .join(' ');

test.each([
  ['one too many', oneOfThree, { name: 'n', a: 'x', b: 'x' }, '-a'],
  ['two too many', oneOfThree, { name: 'n', a: 'x', b: 'x', c: 'x' }, '-a -b'],
  ['one too few', oneOfThree, { name: 'n' }, '+a'],
  ['two too few', allOfThree, { name: 'n', a: 'x' }, '+b +c'],
  ['two entries of a list', differing, ['x', 'x', 'y', 'x'], '-0 -1'],
  ['an unknown key beside', oneOfThree, { name: 'n', a: 'x', b: 'x', d: 'x' }, '-a'],
  [
    'a value beside that does not fit its pattern',
    oneOfThree,
    { name: 'n', a: 'x', b: 'x', c: 'y' },
    '-a -b',
  ],
  ['nothing that helps', z.object(keys).refine(() => false), { name: 'n', a: 'x', b: 'x' }, undefined],
])('%s: as few keys as it takes are changed, and none that has to be there', (_, schema, value, expected) => {
  expect(changes(schema, value)).toBe(expected);
});

test('the schema is tried in proportion to the keys, and not at all where they are many', () => {
  const looks = jest.fn().mockReturnValue(false);
  const schema = z.record(z.string(), z.string()).refine(looks);
  const map = (size: number) => Object.fromEntries(Array.from({ length: size }, (_, i) => [`k${i}`, 'x']));
  expect(changes(schema, map(50))).toBeUndefined();
  expect(looks.mock.calls.length).toBeLessThan(200);
  looks.mockClear();
  expect(changes(schema, map(5000))).toBeUndefined();
  expect(looks).not.toHaveBeenCalled();
});
