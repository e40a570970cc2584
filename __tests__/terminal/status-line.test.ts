import { ProgressLine } from '../../src/commands/plan/progress';
import { clearLine } from '../../src/terminal/colors';
import { StatusLine, withStatusLine } from '../../src/terminal/status-line';
import { widthOf } from '../../src/terminal/width';

const { CI, TERM } = process.env;
beforeEach(() => {
  delete process.env.CI;
  process.env.TERM = 'xterm';
});
afterAll(() => Object.assign(process.env, { ...(CI && { CI }), ...(TERM && { TERM }) }));

/** A stream that keeps what is written. */
function stream(isTTY = true, columns = 60) {
  const written: string[] = [];
  const fake = { isTTY, columns, write: (text: string) => written.push(text) };
  return { written, stream: fake as unknown as NodeJS.WriteStream };
}

test('work is said on a terminal and erased when it is done, or has failed', async () => {
  const { written, stream: terminal } = stream();
  const line = new StatusLine(terminal);
  expect(withStatusLine('synthesizing 12 accounts', () => written.at(-1), line)).toBe(
    `${clearLine}synthesizing 12 accounts …`,
  );
  expect(written.at(-1)).toBe(clearLine);
  const failing = () => {
    throw new Error('no');
  };
  expect(() => withStatusLine('reading', failing, line)).toThrow('no');
  expect(written.slice(-2)).toEqual([`${clearLine}reading …`, clearLine]);
  let finish = (): void => {};
  const later = withStatusLine('checking', () => new Promise<void>((done) => (finish = done)), line);
  expect(written.at(-1)).toBe(`${clearLine}checking …`);
  finish();
  await later;
  expect(written.at(-1)).toBe(clearLine);
});

test.each<[string, boolean, NodeJS.ProcessEnv]>([
  ['a pipe', false, {}],
  ['CI', true, { CI: 'true' }],
  ['a terminal that erases nothing', true, { TERM: 'dumb' }],
])('nothing is said to %s', (_, isTTY, environment) => {
  Object.assign(process.env, environment);
  const { written, stream: output } = stream(isTTY);
  withStatusLine('synthesizing', () => undefined, new StatusLine(output));
  expect(written).toEqual([]);
});

test.each([20, 40, 60])(
  'on %i columns stacks are named as far as they fit, and the others counted',
  (columns) => {
    const { written, stream: terminal } = stream(true, columns);
    const progress = new ProgressLine(terminal);
    for (const name of ['organization', 'accounts-支払い', 'delegation', 'log-archive'])
      progress.started(name, 'planning');
    const last = (written.at(-1) ?? '').slice(clearLine.length);
    expect(widthOf(last)).toBeLessThan(columns);
    expect(last).toMatch(columns === 20 ? /^organization pla.*…$/ : / · \d more$/);
  },
);

test('fetching providers is said in place of the work that waits for it', () => {
  const { written, stream: terminal } = stream();
  const progress = new ProgressLine(terminal);
  progress.started('organization', 'planning');
  const ready = progress.initializing('organization');
  expect(written.at(-1)).toBe(`${clearLine}organization initializing`);
  ready();
  expect(written.at(-1)).toBe(`${clearLine}organization planning`);
});
