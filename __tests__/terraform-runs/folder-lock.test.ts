import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FolderLock } from '../../src/terraform-runs/folder-lock';
import { currentHolder } from '../../src/terraform-runs/lock-holder';
import { identityOf, isRunning } from '../../src/terraform-runs/processes';
import { Session } from '../../src/terraform-runs/session';

let outdir: string;
let path: string;
let written: jest.SpyInstance;
beforeEach(() => {
  outdir = join(mkdtempSync(join(tmpdir(), 'landfall-lock-')), 'cdktf.out');
  path = join(outdir, 'landfall.lock');
  mkdirSync(outdir);
  written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  written.mockRestore();
  rmSync(join(outdir, '..'), { recursive: true });
});

const take = () => FolderLock.take(outdir, 'landfall plan');
const hold = (more: object) =>
  writeFileSync(path, JSON.stringify({ ...currentHolder('landfall apply'), since: '2026-11-21', ...more }));

/** A pid that was in use and is no more. */
const deadPid = () =>
  new Promise<number>((done) => {
    const child = spawn('true');
    child.on('exit', () => done(child.pid ?? 0));
  });

test('is held until it is released, by one alone, and readable by its owner alone', () => {
  const lock = take();
  expect(take).toThrow(/^landfall plan \(pid \d+ on .*, begun by .* at .*\) is at work in this folder\./);
  lock.release();
  take().release();
  expect(existsSync(outdir)).toBe(false);
});

test('that cannot be written, on a full disk, ends no run and leaves no draft', () => {
  const lock = take();
  const draft = `${path}.${process.pid}`;
  mkdirSync(draft);
  lock.record([{ pid: 17, work: 'apply of accounts', output: 'x' }]);
  expect(written).toHaveBeenCalledWith(
    expect.stringMatching(/landfall\.lock could not be brought up to date/),
  );
  rmSync(draft, { recursive: true });
  lock.release();
  expect(existsSync(path)).toBe(false);
});

test('of a process that is no more is taken over, with a word', async () => {
  hold({ pid: await deadPid(), started: undefined });
  take().release();
  expect(written).toHaveBeenCalledWith(expect.stringMatching(/took over .*: landfall apply \(pid \d+/));
});

test('is taken over by one at a time; one that was killed at it does not keep others out for ever', async () => {
  hold({ pid: await deadPid(), started: undefined });
  writeFileSync(`${path}.takeover`, '');
  expect(take).toThrow('another command is taking over');
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(`${path}.takeover`, longAgo, longAgo);
  take().release();
  expect(existsSync(outdir)).toBe(false);
});

test('of a pid that another process has by now is taken over', () => {
  hold({ started: 'an earlier boot/17' });
  take().release();
  expect(written).toHaveBeenCalledTimes(1);
});

test.each([
  [
    'another host',
    { host: 'build-3' },
    'Look on build-3; when neither that landfall nor a terraform of it runs',
  ],
  ['a container of this host', { machine: 'other' }, `Look on ${hostname()}; when`],
])('of %s is never taken over, and says which file to remove after making sure', (_, more, advice) => {
  hold({ pid: 1, ...more });
  expect(take).toThrow(advice);
  expect(take).toThrow(`remove ${path}.`);
  expect(existsSync(path)).toBe(true);
});

test('that cannot be read is never taken over', () => {
  writeFileSync(path, '{');
  expect(take).toThrow(`${path} cannot be read`);
  expect(readFileSync(path, 'utf8')).toBe('{');
});

test('of a dead process whose Terraform still runs is not taken over', async () => {
  const terraform = [
    { ...identityOf(process.pid), work: 'apply of accounts', output: 'accounts.apply.stdout' },
  ];
  hold({ pid: await deadPid(), started: undefined, terraform });
  expect(take).toThrow(/was killed, but its Terraform still runs: apply of accounts \(pid \d+\)/);
});

test('a process that has ended and that nobody waited for does not count as running', async () => {
  const parent = spawn('bash', ['-c', 'sleep 0.1 & echo $!; exec sleep 600']);
  const pid = await new Promise<number>((done) => parent.stdout.on('data', (text) => done(Number(text))));
  while (isRunning({ pid })) await pause(20);
  parent.kill();
});

test('a signal while no Terraform runs ends at once and leaves no lock', () => {
  const exit = jest.fn();
  Session.begin(outdir, 'landfall apply', exit);
  process.emit('SIGTERM', 'SIGTERM');
  expect(exit.mock.calls).toEqual([['SIGTERM']]);
  expect([existsSync(path), Session.current]).toEqual([false, undefined]);
});
