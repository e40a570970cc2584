import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { serviceKeys } from '../src/services/registry';
import { type Import, importsIn, readSources } from './house/imports';
import { betweenFiles, betweenRooms, cycles, forbidden, homeOf, unused, withoutRow } from './house/rules';
import { exceptions, roomsImportedBy, servicesNamedIn } from './house/service-keys';

const sources = readSources();
const imports = importsIn(sources);
const files = [...sources.keys()].filter((path) => /^(main\.ts|(src|stacks)\/.*\.ts)$/.test(path));
const roomOf = (file: string): string => homeOf(file)?.room ?? file;
const services = [
  ...new Set(files.filter((file) => homeOf(file)?.row.path === 'src/services/*').map(roomOf)),
].sort();
const report = ({ from, line, to }: Import): string => `${from}:${line} imports ${to}`;

test('every file has a row in the table of rooms', () => {
  expect(withoutRow(sources.keys())).toEqual([]);
});

test('every import between rooms is one that the table allows, and the table allows nothing more', () => {
  expect(forbidden(imports)).toEqual([]);
  expect(unused(imports)).toEqual([]);
});

test('no file, and no room, imports itself by way of others', () => {
  expect(cycles(betweenFiles(imports))).toEqual([]);
  expect(cycles(betweenRooms(imports))).toEqual([]);
});

test.each([
  ['src/terraform-runs', 'src/commands/cli.ts'],
  ['src/plan-report', 'stacks/index.ts'],
  ['src/config', 'stacks/index.ts'],
  ['src/services/macie', 'src/services/guardduty/schema.ts'],
  ['src/organization', 'src/config/load.ts'],
  ['stacks', 'src/commands/cli.ts'],
])('an import of a type alone, planted in %s, of %s, fails with a sentence about both', (room, to) => {
  const from = `${room}/planted.ts`;
  const text = `\nimport type { Planted } from '${posix.relative(room, to)}';\n`;
  const [sentence, ...more] = forbidden(importsIn(new Map([[from, text]])));
  expect(more).toEqual([]);
  expect(sentence).toMatch(
    `${from}:2 imports ${to}: the row ${homeOf(from)?.row.path} of scripts/rooms.ts allows `,
  );
});

test('a planted cycle fails with its path, and a planted folder without a row with its name', () => {
  const [first] = betweenFiles(imports);
  const [from = '', to = ''] = first ?? [];
  const sentences = cycles([...betweenFiles(imports), [to, from]]);
  expect(sentences).toEqual([expect.stringMatching(/^A cycle: (\S+) imports (\S+) imports \1\.$/)]);
  expect(sentences[0]).toContain(`${from} imports ${to}`);
  expect(withoutRow(['src/planted/file.ts'])).toEqual([
    'src/planted/file.ts has no row in scripts/rooms.ts: add one for its folder.',
  ]);
});

test('the organization is pure data: neither CDKTF nor files nor YAML', () => {
  const wrong = imports.filter(
    ({ from, to, ours }) => roomOf(from) === 'src/organization' && !ours && to !== 'zod',
  );
  expect(wrong.map(report)).toEqual([]);
});

test('colours come from the terminal’s room, where the exit knows them for ours', () => {
  const wrong = imports.filter(
    ({ from, to }) => to.startsWith('picocolors') && roomOf(from) !== 'src/terminal',
  );
  expect(wrong.map(report)).toEqual([]);
});

test('lists become for_each by eachOf, which quotes them', () => {
  const wrong = files.filter((file) => readFileSync(file, 'utf8').includes('TerraformIterator.fromList('));
  expect(wrong).toEqual(['src/terraform/for-each.ts']);
});

test('checking a file never loads CDKTF or the provider', () => {
  const seen = new Set<string>();
  const visit = (path: string): string[] => {
    if (seen.has(path)) return [];
    seen.add(path);
    return imports
      .filter(({ from, typeOnly }) => from === path && !typeOnly)
      .flatMap((each) => {
        if (/^(cdktf|constructs|@cdktf\/)/.test(each.to)) return [report(each)];
        return each.ours ? visit(each.to) : [];
      });
  };
  expect(visit('src/config/load.ts')).toEqual([]);
});

test('resource classes are imported by their own path: the index takes a second and 700 MB', () => {
  expect(imports.filter(({ to }) => to === '@cdktf/provider-aws').map(report)).toEqual([]);
});

test.each(services)('%s has tests of its own and a place in a stack', (service) => {
  const tests = service.replace('src', '__tests__');
  const used = imports.some(
    ({ from, to }) =>
      roomOf(to) === service && (from.startsWith('stacks/') || roomOf(from) === 'src/baseline'),
  );
  expect([
    ...(existsSync(tests) ? [] : [`${service} has no tests: add them in ${tests}.`]),
    ...(used ? [] : [`${service} is in no stack: make its constructs in one of stacks/.`]),
  ]).toEqual([]);
});

test('what a file exports says what it is', () => {
  const wrong = files.flatMap((name) => {
    const lines = readFileSync(name, 'utf8').split('\n');
    return lines.flatMap((line, index) =>
      /^export (?:abstract |async )?(?:class|const|function|interface|type) (?!\{)/.test(line) &&
      !lines[index - 1]?.endsWith('*/')
        ? [`${name}:${index + 1} ${line}`]
        : [],
    );
  });
  expect(wrong).toEqual([]);
});

test('no file is called by a name that says nothing', () => {
  const named = (name: string) => name.replace(/(systems|firewall|audit)-manager/, 'service of AWS');
  expect(files.filter((name) => /\b(utils?|helpers?|managers?|misc|common)\b/.test(named(name)))).toEqual([]);
});

test('main.ts stays a page, and no file grows beyond what one can keep in mind', () => {
  const lines = (name: string) => readFileSync(name, 'utf8').split('\n').length;
  expect(lines('main.ts')).toBeLessThan(60);
  expect(files.filter((name) => lines(name) > 260)).toEqual([]);
});

test('nothing committed names a registry host or where a package was fetched from', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved": "http');
});

test('every dependency earns its place in the README', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const readme = readFileSync('README.md', 'utf8');
  const names = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !name.startsWith('@types/'),
  );
  expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

describe('what is known of a service is in its room', () => {
  const keys = new Set<string>(serviceKeys);
  const roomOfService = new Map(
    files
      .filter((file) => /^src\/services\/[^/]+\/service\.ts$/.test(file))
      .flatMap((file) =>
        Object.keys(require(`../${file}`) as object).map((key): [string, string] => [
          key,
          file.split('/')[2] ?? '',
        ]),
      ),
  );
  const atHome = (file: string, service: string): boolean => {
    const room = roomOfService.get(service);
    if (room === undefined) return false;
    return (
      file.startsWith(`src/services/${room}/`) ||
      (file.startsWith('stacks/') && roomsImportedBy(file).includes(room))
    );
  };
  const named = files
    .flatMap((file) => servicesNamedIn(file, keys))
    .filter(({ file, service }) => !atHome(file, service));
  const excepted = (file: string, service: string): boolean =>
    exceptions.some((each) => each.file === file && each.services.includes(service));

  test('no other file names a service by its key', () => {
    const wrong = named
      .filter(({ file, service }) => !excepted(file, service))
      .map(
        ({ file, line, service }) =>
          `${file}:${line} names ${service}: say what is known of it in src/services/${roomOfService.get(service) ?? service}/service.ts and derive this from src/services/registry.ts.`,
      );
    expect(wrong).toEqual([]);
  });

  test('every exception is needed, and says why', () => {
    const idle = exceptions.flatMap(({ file, services: all, because }) =>
      all
        .filter(
          (service) => !because || !named.some((each) => each.file === file && each.service === service),
        )
        .map((service) => `${file} does not name ${service}: take the exception out.`),
    );
    expect(idle).toEqual([]);
  });

  test('a list of services is found in any file, whatever it is called', () => {
    const planted =
      "import { x } from 'macie';\nconst watching = ['macie', `detective`, 'other'] as const;\n";
    expect(servicesNamedIn('src/terraform/planted.ts', keys, planted)).toEqual([
      { file: 'src/terraform/planted.ts', line: 2, service: 'macie' },
      { file: 'src/terraform/planted.ts', line: 2, service: 'detective' },
    ]);
  });
});
