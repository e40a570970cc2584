import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Calls, orNone } from '../../src/import/calls';
import { awsError } from './existing-aws';

const folder = mkdtempSync(join(tmpdir(), 'calls-'));
const cache = join(folder, 'answers.jsonl');
afterEach(() => rmSync(cache, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

const calls = (more: Partial<ConstructorParameters<typeof Calls>[0]> = {}) =>
  new Calls({ cache, perSecond: 1e6, ...more });

test('an answer is kept: neither this run nor the next asks again', async () => {
  const ask = jest.fn(async () => ({ id: 'o-1' }));
  const answers: [string, boolean][] = [];
  const onAnswer = (key: string, kept: boolean) => answers.push([key, kept]);
  const first = calls({ onAnswer });
  expect(await first.once('organization', ask)).toEqual({ id: 'o-1' });
  expect(await first.once('organization', ask)).toEqual({ id: 'o-1' });
  expect(await calls({ onAnswer }).once('organization', ask)).toEqual({ id: 'o-1' });
  expect(ask).toHaveBeenCalledTimes(1);
  expect(answers).toEqual([
    ['organization', false],
    ['organization', true],
    ['organization', true],
  ]);
});

test('that there is none is an answer too; an error is not', async () => {
  const none = jest.fn(async () => undefined);
  await calls().once('contact', none);
  expect(await calls().once('contact', none)).toBeNull();
  expect(none).toHaveBeenCalledTimes(1);
  await expect(calls().once('denied', () => Promise.reject(awsError('Denied')))).rejects.toThrow('Denied');
  expect(await calls().once('denied', async () => 'granted')).toBe('granted');
});

test('what a killed run has half written is asked again, and what stands before it is not', async () => {
  await calls().once('whole', async () => 1);
  appendFileSync(cache, '{"key":"half","val');
  expect(await calls().once('whole', async () => 2)).toBe(1);
  expect(await calls().once('half', async () => 3)).toBe(3);
});

test('pages are joined, each asked with the token of the one before and kept by itself', async () => {
  const page = jest.fn(async (token: string | undefined) =>
    token ? { items: ['c'], next: undefined } : { items: ['a', 'b'], next: 'more' },
  );
  expect(await calls().pages('roots', page)).toEqual(['a', 'b', 'c']);
  expect(await calls().pages('roots', page)).toEqual(['a', 'b', 'c']);
  expect(page.mock.calls).toEqual([[undefined], ['more']]);
  expect(await calls().pages('empty', async () => ({ items: undefined, next: undefined }))).toEqual([]);
});

test('answers are readable by their owner alone, and are gone when they are forgotten', async () => {
  const all = calls();
  await all.once('account', async () => ({ email: 'aws@acme.example' }));
  expect(statSync(cache).mode & 0o777).toBe(0o600);
  expect(readFileSync(cache, 'utf8')).toContain('aws@acme.example');
  all.forget();
  expect(existsSync(cache)).toBe(false);
});

test('no more calls a second are made than agreed', async () => {
  const all = calls({ perSecond: 50 });
  const begun = performance.now();
  for (const key of ['a', 'b', 'c', 'd']) await all.once(key, async () => key);
  // The first goes at once; timers may be a millisecond early each.
  expect(performance.now() - begun).toBeGreaterThan(3 * 20 - 5);
});

test('an error that stands for none is null: by its name, or as HTTP’s 404 in either place', async () => {
  expect(await orNone(Promise.resolve(1))).toBe(1);
  expect(await orNone(Promise.reject(awsError('NoSuchThing')), 'NoSuchThing')).toBeNull();
  expect(await orNone(Promise.reject(awsError('Unnamed', 404)))).toBeNull();
  const unparsed = Object.assign(new Error('no JSON'), { $response: { statusCode: 404 } });
  expect(await orNone(Promise.reject(unparsed))).toBeNull();
  await expect(orNone(Promise.reject(awsError('Throttled', 429)), 'NoSuchThing')).rejects.toThrow(
    'Throttled',
  );
});
