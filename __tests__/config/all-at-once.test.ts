import fc from 'fast-check';
import { stringify } from 'yaml';
import { deepCheck } from '../../src/config/deep-check';
import { loadedFrom, organizationFile } from '../organization-file';
import { type Mistake, mistakes, rightFile } from './mistakes';

jest.setTimeout(120_000);

/** Codes and messages of what is said about the right file with mistakes; counts may differ, places do. */
async function said(made: readonly Mistake[]): Promise<Set<string>> {
  const { more, ...file } = rightFile();
  const wrong = { more, ...file };
  for (const { make } of made) make(wrong);
  const { more: part, ...rest } = wrong;
  const text = stringify(rest, { aliasDuplicateObjects: false });
  const { diagnostics } = await deepCheck(loadedFrom(text, { 'more.yaml': part }));
  return new Set(
    diagnostics.map(
      ({ code, message }) =>
        `${code} ${message.replace(/\S*landfall-\w+\//g, '').replace(/(and \d+ more have|has) no e-mail/, 'has no e-mail')}`,
    ),
  );
}

const alone = new Map<Mistake, Promise<Set<string>>>();
const saidAlone = (one: Mistake): Promise<Set<string>> => {
  const known = alone.get(one) ?? said([one]);
  alone.set(one, known);
  return known;
};

/** What a mistake hides until it is mended, and why nobody could say it before. */
const hidden: readonly { readonly by: RegExp; readonly what: RegExp; readonly why: string }[] = [
  {
    by: /^a part that is not there$/,
    what: /^(missing-key|unknown-(?!key|action)|email-missing|expectation-failed|service-administrator|administrator-missing|policy-(document|unused)|alarm-unheard)/,
    why: 'a file that nobody has may hold every name and every key',
  },
  {
    by: /policy that does not exist$|ready policy|an effect that is none/,
    what: /^expectation-failed \S+ as \S+ is not denied/,
    why: 'the policy that cannot be read, or is not known, may deny it',
  },
  {
    by: /home region that does not exist/,
    what: /^expectation-failed/,
    why: 'it is asked in the home region',
  },
];

const hides = (by: readonly Mistake[], message: string): boolean =>
  hidden.some((mask) => mask.what.test(message) && by.some(({ name }) => mask.by.test(name)));

test('the right file is right, and each mistake alone says something', async () => {
  expect(await said([])).toEqual(new Set());
  for (const one of mistakes) expect([one.name, (await saidAlone(one)).size]).not.toEqual([one.name, 0]);
});

test('what shows only behind another mistake is said where it is', () => {
  const wrong = '{ group: developers, permissionSet: ReadOnlyAccess }';
  const { diagnostics } = loadedFrom(
    organizationFile(
      `identityCenter:\n  groups: { developers: {} }\n  assignments:\n    - ${wrong}\n    - ${wrong}\n    - ${wrong}\n`,
    ),
  );
  const nowhere = diagnostics.filter(({ fix }) => fix.startsWith('say where'));
  const [first = 0] = nowhere.map(({ at }) => at.line);
  expect(nowhere.map(({ at: { line }, message }) => [line - first, message])).toEqual(
    [1, 2, 3].map((entry) => [entry - 1, `identityCenter.assignments[${entry}] is not right`]),
  );
});

test('whatever mistakes a file has, all are said at once, and nothing that only follows from them', async () => {
  const places = fc.uniqueArray(fc.constantFrom(...mistakes), {
    minLength: 2,
    maxLength: 8,
    selector: ({ place }) => place,
  });
  await fc.assert(
    fc.asyncProperty(places, async (made) => {
      const together = await said(made);
      const each = await Promise.all(made.map(saidAlone));
      const all = new Set(each.flatMap((one) => [...one]));
      expect([...all].filter((message) => !together.has(message) && !hides(made, message))).toEqual([]);
      expect([...together].filter((message) => !all.has(message))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('an entry that is not right as a whole hides none of its other mistakes', async () => {
  const codes = async (places: string) => {
    const assignment = `{ group: developers, permissionSets: [ReadOnlyAcces]${places} }`;
    const text = organizationFile(
      `identityCenter:\n  groups: { developers: {} }\n  assignments:\n    - ${assignment}\naccounts:\n  - { name: a, ou: Root, owner: b }\n`,
    );
    const { diagnostics } = await deepCheck(loadedFrom(text));
    return diagnostics.flatMap(({ code, severity }) => (severity === 'error' ? [code] : [])).sort();
  };
  expect(await codes(', accounts: [a]')).toEqual(['administrator-missing', 'unknown-permission-set']);
  expect(await codes('')).toEqual(['administrator-missing', 'invalid-value', 'unknown-permission-set']);
});
