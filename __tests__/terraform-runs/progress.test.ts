import { ProgressLine } from '../../src/commands/plan/progress';
import { readMessage } from '../../src/terraform-runs/messages';

test('a wait for the lock of a state is heard, and shown until work goes on', () => {
  const line =
    '{"@level":"info","@message":"Acquiring state lock. This may take a few moments...","@module":"terraform.ui","type":"state_lock_acquire"}';
  expect(readMessage(line)).toEqual({ kind: 'locked' });
  const written: string[] = [];
  const terminal = { isTTY: false, write: (text: string) => written.push(text) };
  const progress = new ProgressLine(terminal as unknown as NodeJS.WriteStream);
  progress.started('accounts', 'planning');
  progress.locked('accounts');
  expect(written.join('')).toBe(
    'accounts: planning …\naccounts: waits for the lock of its state, up to five minutes …\n',
  );
});
