import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Diagnostic } from '../../src/config/diagnostics/diagnostic';
import { runSlowChecks } from '../../src/config/slow-checks';
import { loadedFrom, organizationFile } from '../organization-file';
import { type Mistake, mistakes, rightFile } from './mistakes';

jest.setTimeout(120_000);

/** What is said more than once at one place. */
function saidTwice(diagnostics: readonly Diagnostic[]): string[] {
  const all = diagnostics.map(({ at, code, message }) => `${at.line}:${at.column} ${code} ${message}`);
  return all.filter((each, index) => all.indexOf(each) !== index);
}

/** Codes and messages of what is said about the right file with mistakes; counts may differ, places do. */
async function said(made: readonly Mistake[]): Promise<Set<string>> {
  const { more, ...file } = rightFile();
  const wrong = { more, ...file };
  for (const { make } of made) make(wrong);
  const { more: part, ...rest } = wrong;
  const text = stringify(rest, { aliasDuplicateObjects: false });
  const { diagnostics } = await runSlowChecks(loadedFrom(text, { 'more.yaml': part }));
  expect(saidTwice(diagnostics)).toEqual([]);
  return new Set(
    diagnostics.map(
      ({ code, message }) =>
        `${code} ${message
          .replace(/\S*landfall-\w+\//g, '')
          .replace(/(and \d+ more have|has) no e-mail/, 'has no e-mail')}`,
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
const hidden: readonly {
  readonly by: RegExp;
  readonly what: RegExp;
  readonly why: string;
}[] = [
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
    const { diagnostics } = await runSlowChecks(loadedFrom(text));
    return diagnostics.flatMap(({ code, severity }) => (severity === 'error' ? [code] : [])).sort();
  };
  expect(await codes(', accounts: [a]')).toEqual(['administrator-missing', 'unknown-permission-set']);
  expect(await codes('')).toEqual(['administrator-missing', 'invalid-value', 'unknown-permission-set']);
});

test('an entry with two keys too many, and an unknown one, hides nothing of what is in it', async () => {
  const boundary =
    '{ managedPolicy: PowerUsr, customerManagedPolicy: { name: x }, customerManagdPolicy: { name: x } }';
  const backend =
    '{ local: { directory: x }, s3: { bucket: b, region: eu-central-1 }, cloud: { organization: a } }';
  const text = organizationFile(
    [
      `terraform: { backend: ${backend}, organisationalRole: a, accountRole: 5 }`,
      'identityCenter:',
      '  groups: { developers: {} }',
      `  permissionSets: { Own: { managedPolicies: [ReadOnlyAcces], permissionsBoundary: ${boundary} } }`,
      '  assignments:',
      '    - { group: nobody, permissionSets: [ReadOnlyAcces], colour: blue }',
      'accounts:',
      '  - { name: a, ou: Root, owner: b }',
      '',
    ].join('\n'),
  );
  const { diagnostics } = await runSlowChecks(loadedFrom(text));
  expect(diagnostics.map(({ at, code }) => `${at.line} ${code}`)).toEqual([
    '3 invalid-value',
    '3 invalid-value',
    '3 unknown-key',
    '3 unknown-key',
    '4 administrator-missing',
    '6 managed-policy-unknown',
    '6 invalid-value',
    '6 unknown-key',
    '8 invalid-value',
    '8 unknown-group',
    '8 unknown-permission-set',
    '8 unknown-key',
  ]);
});

test('an account that is entered twice is said once, and so is what a policy has that is doubtful', async () => {
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Sid: 'a-b', Effect: 'Deny', Action: 's3:*', Resource: '*' }],
  };
  const text = organizationFile(
    `accounts:\n  - { name: a, ou: Root, colour: blue }\n  - { name: a, ou: Root }\npolicies: { own: { content: ${JSON.stringify(
      policy,
    )} } }\nroot: { policies: [own] }\n`,
  );
  const { diagnostics } = await runSlowChecks(loadedFrom(text));
  expect(diagnostics.map(({ at, code }) => `${at.line} ${code}`)).toEqual([
    '4 unknown-key',
    '5 duplicate-account',
    '6 policy-questionable',
  ]);
});
