import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { registry } from '../../../src/config/checks/registry';
import { diagnosticCodes } from '../../../src/config/diagnostics/codes';
import { type CheckedVariant, loadOrganization } from '../../../src/config/load';
import { organizationFileSchema } from '../../../src/config/schema/organization-file';

const folder = 'src/config/checks';
const files = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(`${folder}/${name}`, 'utf8'),
}));
const names: string[] = registry.map(({ find }) => find.name);

test('every check is in the registry, once', () => {
  const written = files.flatMap(({ name, text }) =>
    [...text.matchAll(/^export const (\w+): (?:Slow)?Check\b/gm)].map(([, check]) => ({ name, check })),
  );
  expect(written.length).toBeGreaterThan(50);
  const forgotten = written.filter(({ check = '' }) => !names.includes(check));
  expect(
    forgotten.map(({ name, check }) => `${folder}/${name} exports the check ${check}; add it to registry.ts`),
  ).toEqual([]);
  expect([...names].sort()).toEqual([...new Set(names)].sort());
});

test('every file beside the registry is used', () => {
  const unused = files
    .map(({ name }) => name.replace('.ts', ''))
    .filter((name) => name !== 'registry' && !files.some(({ text }) => text.includes(`from './${name}'`)));
  expect(unused).toEqual([]);
});

test('the example of CONTRIBUTING.md is the code', () => {
  const [, part = ''] = readFileSync('CONTRIBUTING.md', 'utf8').split('## To add a check\n');
  const examples = [...part.matchAll(/^ {3}```ts\n(.*?)^ {3}```$/gms)].map(([, text = '']) => text);
  const sources = ['diagnostics/codes', 'checks/policies', 'checks/registry'];
  expect(examples.length).toBe(sources.length);
  for (const [index, source] of sources.entries()) {
    const lines = (text = '') => text.split('\n').map((line) => line.trim());
    const code = lines(readFileSync(`src/config/${source}.ts`, 'utf8')).join('\n');
    expect(code).toContain(lines(examples[index]).join('\n').trim());
  }
});

describe('what the registry and the codes say of a diagnostic', () => {
  const wrong = '__tests__/config/wrong';
  const variants = Object.keys(diagnosticCodes).flatMap((code): readonly CheckedVariant[] => {
    const file = `${wrong}/${code}.yaml`;
    return loadOrganization(existsSync(file) ? file : `${wrong}/${code}/organization.yaml`).variants;
  });

  test.each(registry.map((check) => [check.find.name, check] as const))(
    '%s reports nothing but its codes',
    async (_, { find, codes }) => {
      const found = (await Promise.all(variants.map(({ context }) => find(context)))).flat();
      expect([...new Set(found.map(({ code }) => code))].filter((code) => !codes.includes(code))).toEqual([]);
    },
  );

  test('every code is reported by a check, or by a room before the checks', () => {
    const rooms = ['reading', 'schema', 'documents', 'resolving'].map((room) => `src/config/${room}`);
    const before = rooms
      .flatMap((room) => readdirSync(room).map((name) => readFileSync(`${room}/${name}`, 'utf8')))
      .join();
    const homeless = Object.keys(diagnosticCodes).filter(
      (code) =>
        !registry.some(({ codes }) => codes.some((each) => each === code)) && !before.includes(`'${code}'`),
    );
    expect(homeless).toEqual([]);
  });

  test('what a code follows from are keys of the organization file', () => {
    const keys = Object.keys(organizationFileSchema.shape);
    const strange = Object.entries(diagnosticCodes).flatMap(([code, { follows }]) => {
      if (!follows) return [];
      const from = 'unknown' in follows ? follows.unknown : follows.missing;
      return typeof from === 'string'
        ? []
        : from.filter((key) => !keys.includes(key)).map((key) => [code, key]);
    });
    expect(strange).toEqual([]);
  });
});
