import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { runSlowChecks } from '../../src/config/slow-checks';
import { loadedFrom } from '../organization-file';

jest.setTimeout(120_000);

/** A mistake that is made in a line, and the code that it is reported with. It changes no other line. */
interface Mistake {
  readonly in: RegExp;
  readonly line: RegExp;
  readonly becomes: string;
  readonly code: string;
}

/** Mistakes in the files of the shipped organizations, most of which can be made in many lines. */
const mistakes: readonly Mistake[] = [
  { in: /^organization\.yaml$/, line: /^( {2}name: )\w+$/, becomes: '$1Two Words', code: 'invalid-value' },
  { in: /^organization\.yaml$/, line: /^( {2}accounts: )(\d+)$/, becomes: '$1"$2"', code: 'invalid-value' },
  {
    in: /^organization\.yaml$/,
    line: /^resourceSharing: true$/,
    becomes: 'resourceSharing: 5',
    code: 'invalid-value',
  },
  { in: /^organization\.yaml$/, line: /^rootAccess: /, becomes: 'rootAcess: ', code: 'unknown-key' },
  {
    in: /^organization\.yaml$/,
    line: /^( {2}config: )[\w-]+$/,
    becomes: '$1nobody',
    code: 'unknown-account',
  },
  {
    in: /^organization\.yaml$/,
    line: /^( {2}homeRegion: ).*/,
    becomes: '$1eu-nowhere-1',
    code: 'region-unknown',
  },
  {
    in: /organization\.yaml$|divisions/,
    line: /^( *policies: \[)/,
    becomes: '$1nothing-known, ',
    code: 'unknown-policy',
  },
  { in: /accounts\//, line: /^( {4}ou: ).*/, becomes: '$1Nowhere at all', code: 'unknown-ou' },
  { in: /accounts\//, line: /^( {4})owner: .*/, becomes: '$1colour: blue', code: 'unknown-key' },
  { in: /accounts\//, line: /^( {4}owner: ).*/, becomes: '$1[a, b]', code: 'invalid-value' },
  { in: /divisions/, line: /^( {6}stack: ).*/, becomes: '$1Two Words', code: 'invalid-value' },
  {
    in: /^policies\.yaml$/,
    line: /library: .* \}/,
    becomes: 'librari: deny-leaving-organization }',
    code: 'unknown-key',
  },
  {
    in: /^policies\.yaml$/,
    line: /file: .* \}/,
    becomes: 'file: policies/none.json }',
    code: 'file-unreadable',
  },
];

const textsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(
        (path) => /\.(yaml|json)$/.test(path) && !path.startsWith('examples') && !path.includes('schema'),
      )
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );

/** A mistake in one line of one file. */
interface Made {
  readonly file: string;
  readonly line: number;
  readonly mistake: Mistake;
}

const placesIn = (texts: Readonly<Record<string, string>>): Map<Mistake, Made[]> =>
  new Map(
    mistakes.map((mistake) => [
      mistake,
      Object.entries(texts).flatMap(([file, text]) =>
        mistake.in.test(file)
          ? text
              .split('\n')
              .flatMap((each, index) => (mistake.line.test(each) ? [{ file, line: index + 1, mistake }] : []))
          : [],
      ),
    ]),
  );

function withMistakes(
  texts: Readonly<Record<string, string>>,
  made: readonly Made[],
): Record<string, string> {
  const changed = new Map(Object.entries(texts).map(([file, text]) => [file, text.split('\n')]));
  for (const { file, line, mistake } of made) {
    const lines = changed.get(file) ?? [];
    lines[line - 1] = (lines[line - 1] ?? '').replace(mistake.line, mistake.becomes);
  }
  return Object.fromEntries([...changed].map(([file, lines]) => [file, lines.join('\n')]));
}

async function reported(texts: Readonly<Record<string, string>>): Promise<string[]> {
  const { 'organization.yaml': main = '', ...parts } = texts;
  const { diagnostics } = await runSlowChecks(loadedFrom(main, parts));
  return diagnostics.map(({ at, code }) => `${at.file.replace(/^.*landfall-\w+\//, '')}:${at.line} ${code}`);
}

test.each([
  ['config/organization.yaml', 8],
  ['config/examples/enterprise/organization.yaml', 11],
])('%s, of several files: each of many mistakes is reported at its file and line', async (path, kinds) => {
  const texts = textsOf(dirname(path));
  const possible = [...placesIn(texts).values()].filter((places) => places.length > 0);
  expect(possible.length).toBeGreaterThanOrEqual(kinds);
  expect((await reported(texts)).filter((each) => !each.endsWith('questionable'))).toEqual([]);
  const some = fc
    .tuple(...possible.map((places) => fc.subarray(places, { maxLength: Math.min(3, places.length) })))
    .map((chosen) => {
      // One mistake a line: what is made there second would take the first away.
      const lines = new Map(chosen.flat().map((made) => [`${made.file}:${made.line}`, made]));
      return [...lines.values()];
    });
  await fc.assert(
    fc.asyncProperty(some, async (made) => {
      const found = await reported(withMistakes(texts, made));
      expect(
        made
          .map(({ file, line, mistake }) => `${file}:${line} ${mistake.code}`)
          .filter((each) => !found.includes(each)),
      ).toEqual([]);
    }),
    { numRuns: 8 },
  );
});
