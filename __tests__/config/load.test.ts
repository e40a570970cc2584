import { stringify } from 'yaml';
import { runSlowChecks } from '../../src/config/slow-checks';
import { loadedFrom, organizationFile } from '../organization-file';
import { type File, mistakes, rightFile } from './mistakes';

jest.mock('../../src/config/reading/read', () => {
  const actual = jest.requireActual('../../src/config/reading/read');
  return { ...actual, readOrganizationFile: (path: string) => frozen(actual.readOrganizationFile(path)) };
});
jest.mock('../../src/config/schema/parse', () => {
  const actual = jest.requireActual('../../src/config/schema/parse');
  return { ...actual, parseOrganizationFile: (read: unknown) => frozen(actual.parseOrganizationFile(read)) };
});

/** The same value, which throws when anything in it is changed. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map || value instanceof Set) {
    const refuse = () => {
      throw new TypeError('a frozen map or set was changed');
    };
    Object.assign(value, { set: refuse, add: refuse, delete: refuse, clear: refuse });
  }
  Object.freeze(value);
  const inside = value instanceof Map || value instanceof Set ? value : Object.values(value);
  for (const each of inside) frozen(each);
  return value;
}

const statement = { Effect: 'Allow', Action: ['s3:GetObject'], Resource: '*' };
const inline = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });

/** The right file with a document of each kind in a file of its own. */
function fileWithDocuments(): File {
  const file = rightFile();
  file.policies.own = { file: 'own.json' };
  file.root.policies.push('own');
  file.identityCenter.permissionSets.FromFile = { inlinePolicyFile: 'inline.json' };
  file.config.conformancePacks = { own: { file: 'pack.yaml' } };
  return file;
}

const documents = {
  'own.json': JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ ...statement, Effect: 'Deny', Action: ['s3:DeleteBucket'] }],
  }),
  'inline.json': inline,
  'pack.yaml': stringify({
    Resources: {
      Keys: {
        Type: 'AWS::Config::ConfigRule',
        Properties: { Source: { Owner: 'AWS', SourceIdentifier: 'ACCESS_KEYS_ROTATED' } },
      },
    },
  }),
};

const load = ({ more, ...file }: File) => loadedFrom(stringify(file), { ...documents, 'more.yaml': more });

describe('what was read and parsed stays as it is, whatever looks at it', () => {
  test('in a file with documents of its own, which reach the model', async () => {
    const loaded = await runSlowChecks(load(fileWithDocuments()));
    expect(loaded.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const set = loaded.organization?.identityCenter?.permissionSets.FromFile;
    expect(set?.inlinePolicy).toEqual(JSON.parse(inline));
    expect(loaded.organization?.conformancePackTemplates.get('own')).toBe(documents['pack.yaml']);
    expect([...loaded.texts.keys()].map((path) => path.split('/').at(-1)).sort()).toEqual(
      ['inline.json', 'more.yaml', 'organization.yaml', 'own.json', 'pack.yaml'].sort(),
    );
  });

  test('in a file with mistakes', async () => {
    const file = fileWithDocuments();
    const places = new Set<string>();
    for (const { place, make } of mistakes.filter(({ place }) => !/^(include|more)/.test(place))) {
      if (!places.has(place)) make(file);
      places.add(place);
    }
    const loaded = await runSlowChecks(load(file));
    expect(loaded.organization).toBeUndefined();
    expect(loaded.diagnostics.length).toBeGreaterThan(40);
  });
});

test('what only the slow checks find names an account as it was written, whatever is wrong with its name', async () => {
  const deny = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] };
  const text = organizationFile({
    policies: { all: { content: deny } },
    root: { organizationalUnits: { Security: { policies: ['all'] } } },
    expect: [{ in: 'Security', allow: ['s3:GetObject'] }],
    accounts: [5, { name: 'Log Archive', ou: 'Security' }],
  });
  const { diagnostics } = await runSlowChecks(loadedFrom(text));
  const failed = diagnostics.find(({ code }) => code === 'expectation-failed');
  expect(failed?.message).toMatch(/^s3:GetObject as developer is denied in Log Archive: /);
});
