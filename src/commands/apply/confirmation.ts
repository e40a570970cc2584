import { confirm } from '@clack/prompts';
import { printable } from '../../terminal/printable';
import { prompt } from '../prompt';

/**
 * Asks on the terminal whether something is to be done; where there is nobody to ask, says how to do without. Asked is
 * on standard error, or on standard output where only that is a terminal: a script may read standard output.
 *
 * @param options `json`: standard output is a script's, whatever it is
 * @throws {Interrupted} where Ctrl-C or Escape is pressed: that is no answer
 */
export async function askForConfirmation(
  message = 'Apply this?',
  { json }: { json?: boolean } = {},
): Promise<boolean> {
  const output = [process.stderr, ...(json ? [] : [process.stdout])].find(({ isTTY }) => isTTY);
  if (!process.stdin.isTTY || !output) {
    process.stderr.write('landfall: there is nobody to ask; add --auto-approve to apply without asking\n');
    return false;
  }
  const question = { message: printable(message), initialValue: false, output };
  return prompt(() => confirm(question));
}
