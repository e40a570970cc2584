import { confirm, isCancel } from '@clack/prompts';
import { asking } from '../../terminal/exit';
import { printable } from '../../terminal/printable';

/**
 * Asks on the terminal whether something is to be done; where there is nobody to ask, says how to do without. Asked is
 * on standard error, or on standard output where only that is a terminal: a script may read standard output.
 *
 * @param options `json`: standard output is a script's, whatever it is
 */
export async function agreed(message = 'Apply this?', { json }: { json?: boolean } = {}): Promise<boolean> {
  const output = [process.stderr, ...(json ? [] : [process.stdout])].find(({ isTTY }) => isTTY);
  if (!process.stdin.isTTY || !output) {
    process.stderr.write('landfall: there is nobody to ask; add --auto-approve to apply without asking\n');
    return false;
  }
  const question = { message: printable(message), initialValue: false, output };
  const answer = await asking(() => confirm(question));
  return !isCancel(answer) && answer;
}
