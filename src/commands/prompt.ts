import { isCancel } from '@clack/prompts';
import { withTerminalPrompt } from '../terminal/exit';
import { Interrupted } from '../terraform-runs/session';

/**
 * Shows a prompt and waits for the answer. Every prompt goes through here: while a terminal is in prompt mode, it sends
 * Ctrl-C as a key and not as a signal.
 *
 * @param question a prompt of @clack/prompts
 * @throws {Interrupted} with SIGINT, on Ctrl-C or Escape
 */
export async function prompt<T>(question: () => Promise<T>): Promise<Exclude<T, symbol>> {
  const answer = await withTerminalPrompt(question);
  if (isCancel(answer)) throw new Interrupted('SIGINT');
  return answer as Exclude<T, symbol>;
}
