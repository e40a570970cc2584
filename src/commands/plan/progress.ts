import { counted } from '../../organization/counted';
import { StatusLine } from '../../terminal/status-line';
import type { StackPlan } from '../../terraform-runs/model';
import type { Progress } from '../../terraform-runs/progress';

/**
 * Shows the progress of Terraform on standard error: a changing line on a terminal, otherwise one line for each step.
 */
export class ProgressLine implements Progress {
  private readonly busy = new Map<string, string>();
  private readonly begun = new Map<string, string>();
  private readonly line: StatusLine;

  constructor(private readonly stream: NodeJS.WriteStream = process.stderr) {
    this.line = new StatusLine(stream);
  }

  /** Work on a stack starts; `what` names it. */
  started(stack: string, what: string): void {
    this.begun.set(stack, what);
    this.show(stack, what);
  }

  /** Terraform has processed `count` resources of the stack. */
  advanced(stack: string, count: number): void {
    const what = this.begun.get(stack) ?? '';
    this.busy.set(stack, `${what} (${counted(count, 'resource')})`);
    this.draw();
  }

  /** `init` of the stack runs, possibly for minutes, until the returned function is called. */
  initializing(stack: string): () => void {
    const before = this.busy.get(stack) ?? '';
    this.busy.set(stack, 'initializing');
    this.draw();
    return () => {
      this.busy.set(stack, before);
      this.draw();
    };
  }

  /** Another run holds the lock of the stack's state. */
  locked(stack: string): void {
    this.show(stack, 'waits for the lock of its state, up to five minutes');
  }

  /** The stack is planned, or planning failed. */
  ended(stack: string, plan: StackPlan): void {
    const status = { changes: counted(plan.changes.length, 'change'), unchanged: 'no changes' };
    this.say(stack, status[plan.status as keyof typeof status] ?? plan.status);
  }

  /** Ends the progress of a stack with a given text. */
  say(stack: string, what: string): void {
    this.busy.delete(stack);
    this.line.erase();
    this.stream.write(`${stack}: ${what}\n`);
    if (this.busy.size) this.draw();
  }

  private show(stack: string, what: string): void {
    this.busy.set(stack, what);
    if (this.line.live) this.draw();
    else this.stream.write(`${stack}: ${what} …\n`);
  }

  private draw(): void {
    this.line.show([...this.busy].map(([stack, what]) => `${stack} ${what}`));
  }
}
