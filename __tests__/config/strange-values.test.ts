import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { report } from '../../src/config/diagnostics/report';
import { runSlowChecks } from '../../src/config/slow-checks';
import { loadedFrom } from '../organization-file';
import { rightFile } from './mistakes';

jest.setTimeout(120_000);

const { more: _more, include: _include, ...whole } = rightFile();
const right = stringify(whole, { aliasDuplicateObjects: false });

/** Names that every object has without anybody having given them. */
const inherited = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'toJSON',
  'isPrototypeOf',
];

/** Values that a person, a program or an attacker writes, as YAML on one line. */
const written = [
  ...inherited.map((name) => `{ ${name}: x }`),
  ...inherited.map((name) => `[${name}]`),
  ...inherited,
  '{ toString: { toString: x }, valueOf: [] }',
  '!!js/function "function () {}"',
  '!!binary aGVsbG8=',
  '!!set { a, b }',
  '!!omap [a: 1]',
  '!!timestamp 2001-12-14',
  '!!python/object:os.system ls',
  '!own { a: 1 }',
  '2001-12-14',
  '.nan',
  '.inf',
  '-0',
  '0o17',
  '0x1F',
  '1e999',
  '99999999999999999999999',
  '~',
  '""',
  '" "',
  '[]',
  '{}',
  '[[[]]]',
  '[~]',
  '{ ? [a, b] : c }',
  '{ 1: 2, true: false, ~: 3 }',
  '"\\u0000"',
  'yes',
  '"${x}"',
  '*nobody',
  '{ <<: 1 }',
];

type Path = readonly (string | number)[];

const pathsOf = (value: unknown, path: Path): Path[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))]
    : [path];
const paths = pathsOf(whole, []).filter(({ length }) => length > 0);

/** The right file with a text in the place of a value, or a key renamed. */
function changed(path: Path, text: string, key: boolean): string {
  const file = parse(right);
  const holder = path.slice(0, -1).reduce((value, step) => value[step], file);
  const last = path.at(-1) as string;
  if (key && !Array.isArray(holder)) {
    const value = holder[last];
    delete holder[last];
    Object.defineProperty(holder, 'ZZKEY', { value, enumerable: true });
    return stringify(file).replace('ZZKEY', /^[\w]+$/.test(text) ? text : '? [a, b]\n: zz\n#');
  }
  holder[last] = 'ZZVALUE';
  return stringify(file).replace('ZZVALUE', () => text);
}

/** Whatever is found has a place in a file that was read; nothing is thrown. */
async function placed(text: string): Promise<void> {
  const loaded = await runSlowChecks(loadedFrom(text));
  for (const { at, message, fix } of loaded.diagnostics) {
    expect(at.file).not.toBe('');
    expect(at.line).toBeGreaterThan(0);
    expect(`${message} ${fix}`).not.toMatch(/\[object|undefined|zz\d+q/);
  }
  report(loaded, { color: false });
}

test('a value that is anything, anywhere, is answered with its place', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.constantFrom(...written),
      fc.boolean(),
      async (path, text, key) => placed(changed(path, text, key)),
    ),
    { numRuns: 120 },
  );
});

test.each([
  '',
  '---\n...\n',
  '%YAML 1.1\n---\nversion: no\n',
  '\u0000',
  '\t',
  '- - -',
  '? ? ?',
  ': : :',
  '&a',
  '*a',
  '!!binary x',
  '"',
  '|',
  '{',
  '# only this',
  'version: { toString: y }\n',
  'version: 1\n---\nversion: 1\n',
])('the file %j', placed);

test.each([
  ['line ends of Windows', right.replace(/\n/g, '\r\n')],
  ['the mark of byte order', `\uFEFF${right}`],
  ['one document with marks', `---\n${right}...\n`],
])('%s change nothing', async (_name, text) => {
  expect((await runSlowChecks(loadedFrom(text))).diagnostics).toEqual([]);
});
