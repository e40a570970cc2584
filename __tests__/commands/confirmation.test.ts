import { askForConfirmation } from '../../src/commands/apply/confirmation';

const confirm = jest.fn().mockResolvedValue(true);
jest.mock('@clack/prompts', () => ({
  confirm: (options: object) => confirm(options),
  isCancel: () => false,
}));

const streams = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr };
const terminals = Object.values(streams).map(
  (stream) => [stream, Object.getOwnPropertyDescriptor(stream, 'isTTY')] as const,
);
const only = (...names: (keyof typeof streams)[]) => {
  for (const [name, stream] of Object.entries(streams))
    Object.defineProperty(stream, 'isTTY', {
      value: names.some((each) => each === name),
      configurable: true,
    });
};
afterEach(() => {
  for (const [stream, isTTY] of terminals)
    if (isTTY) Object.defineProperty(stream, 'isTTY', isTTY);
    else Reflect.deleteProperty(stream, 'isTTY');
  confirm.mockClear();
  jest.restoreAllMocks();
});

test.each([
  [['stdin', 'stdout', 'stderr'], { json: true }, 'stderr'],
  [['stdin', 'stdout', 'stderr'], {}, 'stderr'],
  [['stdin', 'stderr'], {}, 'stderr'],
  [['stdin', 'stdout'], {}, 'stdout'],
] as const)('with %j as terminals and %j it is asked on %s', async (all, options, where) => {
  only(...all);
  expect(await askForConfirmation('Apply this?', options)).toBe(true);
  expect(confirm.mock.calls.map(([{ output }]) => output)).toEqual([streams[where]]);
});

test.each([
  [['stdin', 'stdout'], { json: true }],
  [['stdout', 'stderr'], {}],
] as const)('with %j as terminals and %j there is nobody to ask', async (all, options) => {
  only(...all);
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(await askForConfirmation('Apply this?', options)).toBe(false);
  expect(stderr.mock.calls.flat().join('')).toContain('there is nobody to ask; add --auto-approve');
  expect(confirm).not.toHaveBeenCalled();
});
