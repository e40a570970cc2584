import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { landfall } from './landfall';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'landfall-')));
const project = join(folder, 'project');
const below = join(project, 'docs', 'deep');
const nowhere = join(folder, 'nowhere');
const config = join(project, 'config', 'organization.yaml');
const minimal = 'config/examples/minimal/organization.yaml';

beforeEach(() => {
  for (const path of [below, nowhere, join(project, 'config')]) mkdirSync(path, { recursive: true });
  cpSync(minimal, config);
});
afterEach(() => rmSync(folder, { recursive: true }));

test('below the project: its file is found, shown from where the user stands, and written into the project', () => {
  const { status, stdout } = landfall(['show'], {}, below);
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/^\.\.\/\.\.\/config\/organization\.yaml: .* into \.\.\/\.\.\/cdktf\.out\/$/m),
  ]);
  expect([
    existsSync(join(below, 'cdktf.out')),
    existsSync(join(project, 'cdktf.out', 'manifest.json')),
  ]).toEqual([false, true]);
});

test('below the project: a mistake is at a path that leads there', () => {
  writeFileSync(config, `${readFileSync(config, 'utf8')}\nnonsense: 1\n`);
  expect(landfall(['check'], {}, below).stderr).toMatch(
    /^\.\.\/\.\.\/config\/organization\.yaml:\d+:1 error/,
  );
});

test('below the project: providers are those that its lock file pins', () => {
  writeFileSync(join(project, '.terraform.lock.hcl'), '# pinned\n');
  const terraform = { TERRAFORM_BINARY_NAME: resolve('__tests__/terraform-runs/fake-terraform') };
  const env = { ...terraform, FAKE_FOLDER: folder, FAKE_INIT_FAILS: '1' };
  const { status } = landfall(['plan'], env, below);
  const copied = join(project, 'cdktf.out', 'stacks', 'organization', '.terraform.lock.hcl');
  expect([status, readFileSync(copied, 'utf8')]).toEqual([1, '# pinned\n']);
});

test('LANDFALL_CONFIG is relative to where the user stands, and what is written stays the project’s', () => {
  cpSync(minimal, join(project, 'docs', 'other.yaml'));
  const { status, stdout } = landfall(['show'], { LANDFALL_CONFIG: '../other.yaml' }, below);
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/^\.\.\/other\.yaml: .* into \.\.\/\.\.\/cdktf\.out\/$/m),
  ]);
});

test('no file: where was looked, and what to do', () => {
  const { status, stderr } = landfall(['check'], {}, nowhere);
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining(
      `neither ${nowhere} nor a folder above has config/organization.yaml: go to your project`,
    ),
  ]);
});

test('LANDFALL_CONFIG names nothing: who named it', () => {
  const { status, stderr } = landfall(['check'], { LANDFALL_CONFIG: 'other.yaml' }, below);
  expect([status, stderr]).toEqual([1, expect.stringContaining(`LANDFALL_CONFIG names it, from ${below}`)]);
});
