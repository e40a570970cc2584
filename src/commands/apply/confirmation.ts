import { confirm } from '@clack/prompts';
import { printable } from '../../terminal/printable';
import { prompt } from '../prompt';

/**
 * Asks for confirmation on the terminal. Without a terminal it says how to proceed without a prompt. The prompt goes to
 * standard error, or to standard output where only that is a terminal: a script may read standard output.
 *
 * @param options `json`: a script reads standard output, even on a terminal
 * @throws {Interrupted} on Ctrl-C or Escape
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
