import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'landfall-'));
const npm = join(folder, 'path', 'npm');
const script = join(folder, 'scripts', 'install.mjs');
const env = { ...process.env, PATH: [dirname(npm), process.env.PATH].join(delimiter) };

/** What `npm ci` does, and how often it was run. */
function npmDoes(...lines: string[]): void {
  writeFileSync(npm, ['#!/bin/sh', `echo run >> "${folder}/log"`, ...lines, ''].join('\n'));
  chmodSync(npm, 0o755);
}
const runs = () => readFileSync(join(folder, 'log'), 'utf8').split('\n').length - 1;

beforeEach(() => {
  mkdirSync(dirname(npm), { recursive: true });
  cpSync('scripts', join(folder, 'scripts'), { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) cpSync(name, join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true }));

const install = (...options: string[]) =>
  spawnSync(process.execPath, [...options, script], { encoding: 'utf8', env });
const works = [
  'echo added',
  'sleep 0.5',
  'mkdir -p node_modules/.bin',
  'touch node_modules/.package-lock.json',
];

test('installs once, and leaves standard output to the command after it', () => {
  npmDoes(...works);
  expect(install()).toMatchObject({ status: 0, stdout: '' });
  expect(install()).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(runs()).toBe(1);
});

test('an installation that fails says what to do, and the next begins anew', () => {
  npmDoes('mkdir -p node_modules/half', 'exit 1');
  const { status, stderr } = install();
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining('npm ci failed, see above. It needs the network'),
  ]);
  expect(stderr).not.toMatch(/^ +at /m);
  npmDoes(...works);
  expect(install().status).toBe(0);
});

test('two at once: one installs, the other waits for it', async () => {
  npmDoes(...works);
  const one = () =>
    new Promise((done) => spawn(process.execPath, [script], { env, stdio: 'ignore' }).on('close', done));
  expect(await Promise.all([one(), one()])).toEqual([0, 0]);
  expect([runs(), existsSync(join(folder, '.installing'))]).toEqual([1, false]);
});

test('one that was killed holds up nobody', () => {
  npmDoes(...works);
  writeFileSync(join(folder, '.installing'), '999999999');
  expect(install().status).toBe(0);
});

test('without dependencies the command line says what is missing', () => {
  cpSync('bin', join(folder, 'bin'), { recursive: true });
  const landfall = spawnSync(process.execPath, [join(folder, 'bin', 'landfall')], { encoding: 'utf8' });
  expect(landfall).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^The dependencies are not installed.*\n$/),
  });
});

test('an old Node is told in one line', () => {
  const old = join(folder, 'old.cjs');
  writeFileSync(
    old,
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });",
  );
  const told = { status: 1, stdout: '', stderr: 'Landfall needs Node 20 or later; this is Node 18.20.4.\n' };
  expect(install('--require', old)).toMatchObject(told);
  const landfall = spawnSync(process.execPath, ['--require', old, 'bin/landfall', 'check'], {
    encoding: 'utf8',
  });
  expect(landfall).toMatchObject(told);
});
