import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { runSlowChecks } from '../../src/config/slow-checks';
import { loadedFrom, organizationFile } from '../organization-file';
import { rightFile } from './mistakes';

jest.setTimeout(300_000);

const { more: _more, include: _include, ...whole } = rightFile();
whole.expect[0].region = 'eu-central-1';
whole.root.accountDefaults.regions = ['eu-south-1'];
whole.identityCenter.region = 'eu-central-1';
whole.identityCenter.assignments[1].tags = { Stage: 'dev' };
whole.identityCenter.sessions = { short: { duration: 'PT1H' } };
whole.accounts[3].access = { session: 'short' };
whole.logging.alarms = { 'root-use': { level: 'info' } };
const right = stringify(whole, { aliasDuplicateObjects: false });

type Path = readonly (string | number)[];

const namesIn = (value: unknown, path: Path): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, child]) => [
        ...(Array.isArray(value) ? [] : [[...path, key]]),
        ...namesIn(child, [...path, key]),
      ])
    : typeof value === 'string'
      ? [[...path, '']]
      : [];

/** The right file with a name in the place of a key, or of a text, which a path says that ends in an empty step. */
function withName(path: Path, name: string): string {
  const file = parse(right);
  const steps = path.at(-1) === '' ? path.slice(0, -1) : path;
  const holder = steps.slice(0, -1).reduce((value, step) => value[step], file);
  const last = steps.at(-1) as string;
  if (path.at(-1) === '') holder[last] = name;
  else {
    holder[name] = holder[last];
    delete holder[last];
  }
  return stringify(file);
}

async function said(text: string, name: string): Promise<string[]> {
  const { diagnostics } = await runSlowChecks(loadedFrom(text));
  return diagnostics
    .map(({ at, code, message }) => `${at.line}:${at.column} ${code} ${message.replaceAll(name, '<name>')}`)
    .sort();
}

// Every object has a `constructor` that nobody gave it.
test('a name that every object has is a name like any other, wherever it stands', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...namesIn(whole, [])), async (path) => {
      const usual = await said(withName(path, 'qonstructor'), 'qonstructor');
      expect(await said(withName(path, 'constructor'), 'constructor')).toEqual(usual);
    }),
    { numRuns: 40 },
  );
});

test.each([
  ['governed regions', {}, ['constructor']],
  ['regions of accounts', { root: { accountDefaults: { regions: ['constructor'] } } }, []],
  ['an expectation', { expect: [{ in: 'Root', region: 'constructor', deny: ['s3:GetObject'] }] }, []],
])('there is no region constructor in %s', (_, rest, more) => {
  const text = organizationFile(rest, { governedRegions: ['eu-central-1', ...more] });
  expect(loadedFrom(text).diagnostics.map(({ message }) => message)).toContain(
    'there is no region constructor',
  );
});

test.each([
  ['an OU', 'root: { organizationalUnits: { __proto__: {} } }\n', '3:32'],
  ['a policy', 'policies: { __proto__: { library: deny-root-user } }\n', '3:13'],
  ['a tag', 'accounts: [{ name: shop, ou: Root, tags: { __proto__: x } }]\n', '3:44'],
  ['a key at the top', '__proto__: 1\n', '3:1'],
])('%s called __proto__ is refused: it would be left out without a word', (_, text, place) => {
  const { diagnostics } = loadedFrom(organizationFile(text));
  expect(diagnostics.map(({ at, message }) => `${at.line}:${at.column} ${message}`)).toContain(
    `${place} the name __proto__ is not allowed here`,
  );
});
