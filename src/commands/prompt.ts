import { isCancel } from '@clack/prompts';
import { withTerminalPrompt } from '../terminal/exit';
import { Interrupted } from '../terraform-runs/session';

/**
 * Asks a question on the terminal and waits for its answer. The one way to ask: a terminal that is being asked on sends
 * Ctrl-C as a key, not as a signal.
 *
 * @param question a prompt of @clack/prompts
 * @throws {Interrupted} by SIGINT, where Ctrl-C or Escape is pressed
 */
export async function prompt<T>(question: () => Promise<T>): Promise<Exclude<T, symbol>> {
  const answer = await withTerminalPrompt(question);
  if (isCancel(answer)) throw new Interrupted('SIGINT');
  return answer as Exclude<T, symbol>;
}
