import { isBrokenState, withBrokenState } from '../../src/terraform-runs/broken-state';

const broken = 'Unsupported state file\nformat';
const why = 'The state file could not be parsed as JSON: syntax error';

test.each([
  [
    'its own, said as a lock',
    { summary: 'Error acquiring the state lock', detail: `${broken}: ${why}` },
    'The state of the stack accounts cannot be read',
  ],
  [
    'one that is read without a lock',
    { summary: 'Unsupported state file format', detail: why },
    'A state that the stack accounts reads cannot be read: its own, or that of a stack before it',
  ],
])('a broken state is named: %s', (_, problem, summary) => {
  const named = withBrokenState(problem, 'accounts');
  expect(named.summary).toBe(summary);
  expect(isBrokenState(named.detail)).toBe(true);
});

test('any other problem stays as it is', () => {
  const problem = { summary: 'Error acquiring the state lock', detail: 'AccessDenied' };
  expect(withBrokenState(problem, 'accounts')).toBe(problem);
});
