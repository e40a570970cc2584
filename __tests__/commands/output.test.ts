import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failureText } from '../../src/commands/failure';
import { isColored } from '../../src/terminal/colors';
import { landfall, landfallHere } from './landfall';

const minimal = 'config/examples/minimal/organization.yaml';
const wrong = '__tests__/config/wrong/unknown-ou.yaml';
const folder = mkdtempSync(join(tmpdir(), 'landfall-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a line of a shell in which `landfall` is the command line. */
const shell = (line: string) =>
  spawnSync(
    'bash',
    ['-o', 'pipefail', '-c', `landfall() { "${process.execPath}" bin/landfall "$@"; }; ${line}`],
    {
      encoding: 'utf8',
      env: { ...process.env, LANDFALL_CONFIG: minimal },
    },
  );

describe('a script that asks for JSON gets JSON or nothing', () => {
  test.each([
    ['check'],
    ['show'],
    ['access'],
    ['access', '--account', 'log-archive', '--as-of', minimal],
    ['ids'],
    ['explain', '--account', 'x', '--action', 's3:GetObject'],
    ['diff', '--since', 'HEAD'],
    ['plan'],
    ['drift'],
  ])('%j: what is wrong with the file is JSON on standard output', async (...args: string[]) => {
    const { status, stdout, stderr } = await landfallHere([...args, '--json'], wrong);
    expect([status, stderr]).toEqual([1, '']);
    const { file, valid, diagnostics } = JSON.parse(stdout);
    expect({ file, valid }).toEqual({ file: wrong, valid: false });
    expect(diagnostics[0]).toMatchObject({ code: 'unknown-ou', at: { line: 16 } });
  });

  test('the other file of a comparison is named', async () => {
    const { status, stdout } = await landfallHere(['access', '--as-of', wrong, '--json'], minimal);
    expect([status, JSON.parse(stdout).file]).toEqual([1, wrong]);
  });
});

describe('a reader or a disk that is gone', () => {
  test('a reader that has seen enough is no failure and leaves no trace', () => {
    const { status, stdout, stderr } = shell('landfall explain --effective --ou Root | head -c 1');
    expect([stdout.length, stderr, status]).toEqual([1, '', 0]);
  });

  test('output on a full disk is a failure', () => {
    const { status, stderr } = shell('landfall check > /dev/full');
    expect([status, stderr]).toEqual([
      1,
      'landfall: standard output is lost: there is no space left on the device\n',
    ]);
  });

  test('a report that cannot be written is named, and still printed', () => {
    const { status, stdout, stderr } = landfall(['diff', '--since', 'HEAD', '--markdown', '/dev/full'], {
      LANDFALL_CONFIG: minimal,
    });
    expect([status, stdout, stderr]).toEqual([
      1,
      expect.stringMatching(/\S/),
      'landfall: /dev/full cannot be written: there is no space left on the device\n',
    ]);
  });

  test('a folder that cannot be made is named', () => {
    const { status, stderr } = landfall(['show'], {
      LANDFALL_CONFIG: minimal,
      CDKTF_OUTDIR: '/dev/null/out',
    });
    expect([status, stderr]).toEqual([
      1,
      'landfall: /dev/null/out cannot be written: a part of the path is no folder\n',
    ]);
  });
});

describe('one line says what failed', () => {
  const system = (fields: object) => Object.assign(new Error('EXXX: raw words'), fields);

  test.each([
    [
      { code: 'ENOSPC', syscall: 'write', path: '/x/plan.md' },
      '/x/plan.md cannot be written: there is no space',
    ],
    [{ code: 'ENOSPC', syscall: 'write' }, 'landfall: there is no space left on the device\n'],
    [
      { code: 'EROFS', syscall: 'mkdir', path: '/x/cdktf.out' },
      '/x/cdktf.out cannot be written: the file system is read-only',
    ],
    [
      { code: 'EACCES', syscall: 'open', path: '/x/state' },
      '/x/state cannot be opened: you may not do that there',
    ],
    [
      { code: 'ENOENT', syscall: 'spawnSync git', path: 'git' },
      'git cannot be run: there is no such file or folder',
    ],
  ])('%j', (fields, message) => {
    expect(failureText(system(fields), {})).toContain(message);
    expect(failureText(system(fields), {})).not.toContain('raw words');
  });

  test('a defect says so, and where it is only when asked', () => {
    const error = new TypeError('x is not a function');
    expect(failureText(error, {})).toBe(
      'landfall: x is not a function\nThis is a defect of Landfall. Run it again with LANDFALL_DEBUG=1, and report what it prints.\n',
    );
    expect(failureText(error, { LANDFALL_DEBUG: '1' })).toContain('output.test.ts');
  });
});

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ TERM: 'dumb' }, true, false],
  [{ NO_COLOR: '1' }, true, false],
  [{ FORCE_COLOR: '1' }, false, true],
  [{ FORCE_COLOR: '0' }, true, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
  [{ NO_COLOR: '' }, true, true],
])('colours with %j, terminal %s: %s', (environment, isTTY, colored) => {
  expect(isColored({ isTTY }, environment)).toBe(colored);
});
