import { confirm, isCancel } from '@clack/prompts';
import { asking } from '../../terminal/exit';
import { printable } from '../../terminal/printable';

/** Asks on the terminal whether something is to be done; where there is nobody to ask, says how to do without. */
export async function agreed(message = 'Apply this?'): Promise<boolean> {
  if (!process.stdin.isTTY) {
    process.stderr.write('landfall: there is nobody to ask; add --auto-approve to apply without asking\n');
    return false;
  }
  const answer = await asking(() => confirm({ message: printable(message), initialValue: false }));
  return !isCancel(answer) && answer;
}
