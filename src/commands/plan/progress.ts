import { counted } from '../../organization/counted';
import { clearLine } from '../../terminal/colors';
import type { StackPlan } from '../../terraform-runs/model';
import type { Progress } from '../../terraform-runs/progress';

/** Says on standard error how far Terraform is: on a terminal one line that changes, elsewhere a line per step. */
export class ProgressLine implements Progress {
  private readonly busy = new Map<string, string>();
  private readonly begun = new Map<string, string>();
  private readonly live: boolean;

  constructor(private readonly stream: NodeJS.WriteStream = process.stderr) {
    this.live = stream.isTTY === true && !process.env.CI;
  }

  /** A stack begins; `what` is done to it, as a word. */
  started(stack: string, what: string): void {
    this.begun.set(stack, what);
    this.show(stack, what);
  }

  /** So many resources of the stack have been looked at. */
  looked(stack: string, count: number): void {
    const what = this.begun.get(stack) ?? '';
    this.busy.set(stack, `${what} (${counted(count, 'resource')})`);
    if (this.live) this.draw();
  }

  /** Another run holds the lock of the stack's state. */
  locked(stack: string): void {
    this.show(stack, 'waits for the lock of its state, up to five minutes');
  }

  /** The stack's plan is there. */
  ended(stack: string, plan: StackPlan): void {
    const status = { changes: counted(plan.changes.length, 'change'), unchanged: 'no changes' };
    this.say(stack, status[plan.status as keyof typeof status] ?? plan.status);
  }

  /** Ends what is said of a stack with a word of one's own. */
  say(stack: string, what: string): void {
    this.busy.delete(stack);
    if (this.live) this.stream.write(clearLine);
    this.stream.write(`${stack}: ${what}\n`);
    if (this.live && this.busy.size) this.draw();
  }

  private show(stack: string, what: string): void {
    this.busy.set(stack, what);
    if (this.live) this.draw();
    else this.stream.write(`${stack}: ${what} …\n`);
  }

  private draw(): void {
    const text = [...this.busy].map(([stack, what]) => `${stack} ${what}`).join(' · ');
    this.stream.write(`${clearLine}${text.slice(0, (this.stream.columns ?? 80) - 1)}`);
  }
}
