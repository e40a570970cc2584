import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

test('this run has a temporary folder of its own, and so have the processes that it starts', () => {
  const inherited = execFileSync(process.execPath, ['-p', 'os.tmpdir()'], { encoding: 'utf8' }).trim();
  expect(basename(tmpdir())).toMatch(/^landfall-tests-\d+-/);
  expect(inherited).toBe(tmpdir());
});

describe('a run of Jest', () => {
  let parent: string;
  let checkout: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'parent-'));
    checkout = mkdtempSync(join(tmpdir(), 'checkout-'));
  });
  afterEach(() => {
    for (const folder of [parent, checkout]) rmSync(folder, { recursive: true });
  });

  const runJest = (body: string, ...options: string[]) => {
    writeFileSync(join(checkout, 'leaves-a-folder.test.js'), body);
    const { roots: _, setupFilesAfterEnv: __, ...config } = require('../../jest.config.js');
    const own = {
      ...config,
      rootDir: checkout,
      testMatch: ['**/*.test.js'],
      transform: {},
      globalSetup: config.globalSetup.replace('<rootDir>', resolve('.')),
    };
    return spawnSync(
      process.execPath,
      [require.resolve('jest/bin/jest'), '--config', JSON.stringify(own), ...options],
      { env: { ...process.env, TMPDIR: parent, JEST_WORKER_ID: undefined }, encoding: 'utf8' },
    );
  };
  const leavesAFolder = `
    test('leaves a folder', () => {
      const folder = require('fs').mkdtempSync(require('os').tmpdir() + '/cdktf.outdir.');
      console.log('left in ' + folder);
    });`;

  test.each([
    ['that fails', []],
    ['that ends with its first failure', ['--bail']],
  ])('%s leaves nothing in the temporary folder of the system', (_, options) => {
    const run = runJest(`${leavesAFolder}\n test('fails', () => { throw new Error(); });`, ...options);
    expect({ status: run.status, output: run.stdout + run.stderr }).toEqual({
      status: 1,
      output: expect.stringContaining(`left in ${join(parent, 'landfall-tests-')}`),
    });
    expect(readdirSync(parent)).toEqual([]);
  });

  test('removes what a killed run has left, and nothing of a run that is under way', () => {
    const ended = spawnSync(process.execPath, ['--version']).pid;
    const [abandoned, inUse, foreign] = [
      `landfall-tests-${ended}-a`,
      `landfall-tests-${process.pid}-b`,
      'landfall-1',
    ];
    for (const name of [abandoned, inUse, foreign])
      mkdirSync(join(parent, name, 'content'), { recursive: true });
    expect(runJest(leavesAFolder).status).toBe(0);
    expect(readdirSync(parent).sort()).toEqual([foreign, inUse].sort());
    expect(existsSync(join(parent, inUse, 'content'))).toBe(true);
  });
});
