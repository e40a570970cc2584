import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';

/** Every TypeScript file of ours below a folder, with forward slashes. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name).split(sep).join('/'));

const files = ['main.ts', ...filesBelow('src'), ...filesBelow('stacks')];

interface Import {
  readonly from: string;
  /** a path of ours, or the name of a package */
  readonly to: string;
  readonly typeOnly: boolean;
}

const imports: Import[] = files.flatMap((from) =>
  [...readFileSync(from, 'utf8').matchAll(/^(import|export)( type)?\b[^;]*? from '([^']+)';/gm)].map(
    ([, , type, to = '']) => ({
      from,
      to: to.startsWith('.')
        ? normalize(join(dirname(from), to))
            .split(sep)
            .join('/')
        : to,
      typeOnly: type !== undefined,
    }),
  ),
);

const roomOf = (path: string): string => {
  const [top = '', room = '', service = '', ...inService] = path.split('/');
  if (top !== 'src') return top.replace(/\.ts$/, '');
  return room === 'services' && inService.length ? `services/${service}` : room.replace(/\.ts$/, '');
};

const rooms = [...new Set(files.map(roomOf))].sort();
const services = rooms.filter((room) => room.startsWith('services/'));
const ours = imports.filter(({ to }) => /^(src|stacks|main)\b/.test(to));
const told = ({ from, to }: Import): string => `${from} imports ${to}`;

test('a service never imports another service: what it needs from one is an argument', () => {
  const wrong = ours.filter(({ from, to }) => {
    const [a, b] = [roomOf(from), roomOf(to)];
    const registry = to === 'src/services/registry';
    return a.startsWith('services/') && (registry || (b.startsWith('services/') && a !== b));
  });
  expect(wrong.map(told)).toEqual([]);
});

/** The table of CONTRIBUTING.md: what each room may use, beside itself; a room that is not here may use everything. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  organization: [],
  terminal: [],
  git: [],
  guardrails: ['organization'],
  terraform: ['organization'],
  services: ['organization', 'terraform'],
  baseline: ['organization', 'terraform'],
  config: ['organization', 'terminal', 'guardrails', 'services', 'terraform/schema'],
  'terraform-runs': ['terraform/state-place', 'package.json'],
  'plan-report': ['terraform-runs', 'organization', 'terminal', 'guardrails/document-changes'],
  'organization-diff': [
    ...['config', 'organization', 'guardrails', 'terraform/state-place'],
    ...['services/identity-center/grants', 'services/organizations/delegation-facts'],
    ...['plan-report/words', 'plan-report/budget'],
  ],
  import: ['organization', 'services', 'terminal'],
  'new-account': ['organization', 'config'],
};

test.each(Object.entries(mayUse))(
  '%s uses what CONTRIBUTING.md says, and nothing else of ours',
  (room, allowed) => {
    const top = (path: string) => path.replace(/^src\//, '');
    const isOf = (path: string, part: string) => path === part || path.startsWith(`${part}/`);
    const own = imports.filter(
      ({ from, to }) => isOf(top(from), room) && /^(src\/|stacks\/|main$|package\.json)/.test(to),
    );
    expect(files.some((file) => isOf(top(file), room))).toBe(true);
    const wrong = own.filter(({ to }) => ![room, ...allowed].some((part) => isOf(top(to), part)));
    expect(wrong.map(told)).toEqual([]);
  },
);

test('every room is in the table of CONTRIBUTING.md, and the rooms above are all that may not use everything', () => {
  const table = readFileSync('CONTRIBUTING.md', 'utf8');
  const tops = [...new Set(rooms.map((room) => room.split('/')[0] as string))];
  const missing = tops.filter((room) => !new RegExp(`\`(src/)?${room}(/<service>|\\.ts)?\``).test(table));
  expect(missing).toEqual([]);
  expect(tops.filter((room) => !(room in mayUse)).sort()).toEqual(['commands', 'main', 'stacks']);
});

test('the organization is pure data: it imports nothing of ours but itself, and neither CDKTF nor files nor YAML', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      roomOf(from) === 'organization' && roomOf(to) !== 'organization' && !to.startsWith('.') && to !== 'zod',
  );
  expect(wrong.map(told)).toEqual([]);
});

test('colours come from the terminal’s room, where the exit knows them for ours', () => {
  const wrong = imports.filter(({ from, to }) => to.startsWith('picocolors') && roomOf(from) !== 'terminal');
  expect(wrong.map(told)).toEqual([]);
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
        if (/^(cdktf|constructs|@cdktf\/)/.test(each.to)) return [told(each)];
        const file = [`${each.to}.ts`, `${each.to}/index.ts`].find((name) => files.includes(name));
        return file ? visit(file) : [];
      });
  };
  expect(visit('src/config/load.ts')).toEqual([]);
});

test('resource classes are imported by their own path: the index takes a second and 700 MB', () => {
  expect(imports.filter(({ to }) => to === '@cdktf/provider-aws').map(told)).toEqual([]);
});

test.each(services)(
  '%s has a part of the schema or is handed its settings, a test, and a place in a stack',
  (service) => {
    expect(existsSync(`__tests__/${service}`)).toBe(true);
    const used = ours.some(
      ({ from, to }) => roomOf(to) === service && (from.startsWith('stacks/') || roomOf(from) === 'baseline'),
    );
    expect(used).toBe(true);
  },
);

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
