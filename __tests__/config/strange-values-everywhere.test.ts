import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { report } from '../../src/config/diagnostics/report';
import { loadOrganization } from '../../src/config/load';
import { runSlowChecks } from '../../src/config/slow-checks';
import { loadedFrom } from '../organization-file';
import { valuePlaces } from '../schema-texts';

jest.setTimeout(120_000);

/** An organization with nearly every key of the format. */
const folder = '__tests__/stacks/every-text';
const beside = Object.fromEntries(
  ['policy.json', 'inline.json', 'pack.yaml'].map((name) => [
    name,
    readFileSync(`${folder}/${name}`, 'utf8'),
  ]),
);
const { include: _, ...whole } = loadOrganization(`${folder}/organization.yaml`).root.value as object & {
  include?: unknown;
};

const long = 'a'.repeat(5000);

/** Kinds of values that no key, or hardly any, was made for, as YAML on one line. */
const strange = {
  nothing: '~',
  'an empty text': '""',
  'an empty map': '{}',
  'an empty list': '[]',
  'a map with names that every object has': '{ toString: x, valueOf: { toString: x }, constructor: [] }',
  'a map with __proto__': '{ __proto__: { toString: x }, a: ~ }',
  'a list with names that every object has': '[toString, __proto__, constructor, hasOwnProperty]',
  'a name that every object has': 'constructor',
  'a list of lists and nothing': '[[[]], ~, { a: [~] }]',
  'a huge number': '99999999999999999999999',
  'a negative number': '-1.5',
  'no number': '.nan',
  infinity: '-.inf',
  'a date': '2001-12-14T10:00:00Z',
  'a truth value': 'true',
  'a long text': long,
  'a list of a long text': `[${long}, { ? ${long} : ${long} }]`,
};

type Container = Record<string, unknown>;
const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** Puts a value at a place of a file, and what is missing above it; the first entry stands for any. */
function put(file: Container, path: readonly string[], value: (parent: Container) => unknown): void {
  let parent = file;
  for (const [depth, step] of path.entries()) {
    const [first] = Object.keys(parent);
    const key = step === '[]' ? '0' : step === '*' ? (first ?? 'some') : step;
    if (depth === path.length - 1) parent[key] = value(parent);
    else {
      if (!isContainer(parent[key])) parent[key] = path[depth + 1] === '[]' ? [] : {};
      parent = parent[key] as Container;
    }
  }
}

/** Whatever is found has a place in a file that was read, is said in words, and nothing is thrown. */
async function answered(text: string): Promise<void> {
  const loaded = await runSlowChecks(loadedFrom(text, beside));
  const lines = text.split('\n').length;
  for (const { at, message, fix } of loaded.diagnostics) {
    expect(at.file).toMatch(/\w\.(yaml|json)$/);
    expect(at.line).toBeGreaterThan(0);
    if (at.file.endsWith('organization.yaml')) expect(at.line).toBeLessThanOrEqual(lines);
    expect(`${message} ${fix}`).not.toMatch(/\[object|undefined|native code|zz\d+q/);
  }
  const isWrong = loaded.diagnostics.some(({ severity }) => severity === 'error');
  expect(loaded.organization === undefined).toBe(isWrong);
  expect(report(loaded, { color: false })).not.toMatch(/\[object|native code/);
}

const places = valuePlaces();
const written = (file: Container, value: string): string =>
  stringify(file, { lineWidth: 0 }).replaceAll('ZZVALUE', () => value);
const withAt = (paths: readonly (readonly string[])[], value: string): string => {
  const file = structuredClone(whole) as Container;
  for (const path of paths) put(file, path, () => 'ZZVALUE');
  return written(file, value);
};

const depths = [...new Set(places.map(({ length }) => length))].sort((a, b) => a - b);

test('the places are those of the format', () => {
  expect(places.length).toBeGreaterThan(300);
  expect(places.map((path) => path.join('.'))).toEqual(
    expect.arrayContaining([
      'version',
      'accounts.[].tags.*',
      'root.organizationalUnits.*.accountDefaults.contacts.billing.email',
      'logging.trailBucket.objectLock.days',
    ]),
  );
});

test.each(Object.entries(strange))(
  '%s at every place of a depth, one depth after the other, is answered',
  async (_name, value) => {
    for (const depth of depths)
      await answered(
        withAt(
          places.filter(({ length }) => length === depth),
          value,
        ),
      );
  },
);

test('one of them at one place, and an alias of what it stands in, is answered', async () => {
  const kinds = [...Object.values(strange), 'its parent'];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), fc.constantFrom(...kinds), async (path, kind) => {
      if (kind !== 'its parent') return answered(withAt([path], kind));
      const file = structuredClone(whole) as Container;
      put(file, path, (parent) => parent);
      return answered(stringify(file, { lineWidth: 0 }));
    }),
    { numRuns: 15 },
  );
});
