import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { report } from '../src/config/diagnostics/report';
import { loadedFrom, organizationFile } from './organization-file';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  ...readdirSync('docs').map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));

/** The code blocks of a language in a page, without the indentation that a list gives them. */
function blocks(page: string, language: string): string[] {
  const found = readFileSync(page, 'utf8').matchAll(
    new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^\\1\`\`\``, 'gm'),
  );
  return [...found].map(([, indent = '', text = '']) => text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''));
}

/** What an example that is a piece of a file needs around it. */
const around = organizationFile(`
include: [example.yaml]
root:
  organizationalUnits:
    Workloads: { organizationalUnits: { Production: {}, Staging: {}, Development: {} } }
    Security: {}
    Sandboxes: {}
policies:
  deny-everything:
    content: { Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "*", Resource: "*" }] }
`);

const examples = pages.flatMap((page) =>
  blocks(page, 'yaml').map((text, index): [string, number, string] => [page, index + 1, text]),
);

test.each(examples)('%s: YAML example %i is right', (_page, _index, text) => {
  const loaded = loadedFrom(text.includes('version: 1') ? text : around, { 'example.yaml': text });
  const errors = loaded.diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.length ? report({ ...loaded, diagnostics: errors }, { color: false }) : '').toBe('');
});

test.each(pages)('%s: every link leads to a file that is there', (page) => {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(
    ([, link = '']) => link,
  );
  expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([]);
});

test.each(pages)('%s: every npm script and landfall command exists', (page) => {
  const text = readFileSync(page, 'utf8');
  const scripts = Object.keys(
    (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts,
  );
  const run = [...text.matchAll(/`npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  expect(run.filter((name) => !scripts.includes(name))).toEqual([]);
  const commands = readdirSync('src/commands').map((name) => name.replace(/\.ts$/, ''));
  const used = [...text.matchAll(/(?:npx |`)landfall ([a-z]+)/g)].map(([, name = '']) => name);
  expect(used.filter((name) => !commands.includes(name))).toEqual([]);
});

test('the example of a guardrail in CONTRIBUTING is the code', () => {
  const code = readFileSync('src/guardrails/library/protect-cloudtrail.ts', 'utf8');
  expect(blocks('CONTRIBUTING.md', 'ts').filter((block) => code.endsWith(block))).toHaveLength(1);
});

test('the report in the README is what the check prints', () => {
  const [expected = ''] = blocks('README.md', 'text');
  const workloads = readFileSync('config/accounts/workloads.yaml', 'utf8').replace(
    'ou: Workloads/Production',
    'ou: Workloads/Prodution',
  );
  const loaded = loadedFrom(around.replace('example.yaml', 'workloads.yaml'), {
    'workloads.yaml': workloads,
  });
  const [first] = loaded.diagnostics.filter(({ severity }) => severity === 'error');
  const printed = report({ ...loaded, diagnostics: first ? [first] : [] }, { color: false }).replace(
    /\S*workloads\.yaml/g,
    'config/accounts/workloads.yaml',
  );
  expect(printed.split('\n\n')[0]?.trim()).toBe(expected.trim());
});
