import type { ChildProcess } from 'node:child_process';
import { FolderLock } from './folder-lock';
import type { TerraformProcess } from './lock-holder';
import { identityOf } from './processes';

/** The signals that end a run in an orderly way. */
export type EndingSignal = 'SIGHUP' | 'SIGINT' | 'SIGTERM';

const endingSignals: readonly EndingSignal[] = ['SIGHUP', 'SIGINT', 'SIGTERM'];

/** Thrown when a signal has ended a run in an orderly way. */
export class Interrupted extends Error {
  constructor(readonly signal: EndingSignal) {
    super(`interrupted by ${signal}`);
  }
}

/** The work of one command in an output folder, while it holds the folder's lock. All signal handlers are here. */
export class Session {
  private static open: Session | undefined;
  private readonly running = new Map<ChildProcess, TerraformProcess>();
  private readonly handlers = endingSignals.map((signal) => [signal, () => this.onSignal(signal)] as const);
  private interruption: { readonly signal: EndingSignal; readonly at: number } | undefined;

  private constructor(
    private readonly lock: FolderLock,
    private readonly exit: (signal: EndingSignal) => void,
  ) {}

  /**
   * Starts work in an output folder, and takes its lock.
   *
   * @param command as the user typed it: `landfall apply`
   * @param exit ends the process, for a signal while no Terraform runs
   * @throws {Error} who holds the lock, and what to do about it
   */
  static begin(outdir: string, command: string, exit: (signal: EndingSignal) => void): Session {
    const session = new Session(FolderLock.take(outdir, command), exit);
    for (const [signal, handler] of session.handlers) process.on(signal, handler);
    Session.open = session;
    return session;
  }

  /** The open session of this process; undefined where there is none. */
  static get current(): Session | undefined {
    return Session.open;
  }

  /** Ends the session and releases the lock. */
  end(): void {
    for (const [signal, handler] of this.handlers) process.off(signal, handler);
    this.lock.release();
    Session.open = undefined;
  }

  /** The interruption, once a signal has arrived: no further work may start. Undefined before. */
  get interrupted(): Interrupted | undefined {
    return this.interruption && new Interrupted(this.interruption.signal);
  }

  /** Registers a started Terraform process. */
  began(child: ChildProcess, work: string, output: string): void {
    this.running.set(child, { ...identityOf(child.pid ?? 0), work, output });
    this.lock.record([...this.running.values()]);
  }

  /** Removes a Terraform process that has ended. */
  ended(child: ChildProcess): void {
    if (this.running.delete(child)) this.lock.record([...this.running.values()]);
  }

  private onSignal(signal: EndingSignal): void {
    const first = this.interruption === undefined;
    // npx forwards a signal that the terminal has already sent.
    const again = this.interruption && Date.now() - this.interruption.at > 500;
    this.interruption ??= { signal, at: Date.now() };
    if (!this.running.size) {
      this.end();
      this.exit(signal);
    } else if (first) {
      // Terraform is signalled once only: a second interrupt makes it exit without writing its state.
      for (const child of this.running.keys()) child.kill('SIGINT');
      this.printToUser(
        `${signal}: Terraform is told to end in good order. Waiting for ${this.runningWork()}; nothing new is begun.`,
      );
    } else if (again) {
      this.printToUser(
        `still waiting for ${this.runningWork()}. A second interrupt is not passed on: Terraform would end at once, and its ` +
          `state would lack what it has made. It finishes even when this process is killed (kill -9 ${process.pid}).`,
      );
    }
  }

  private runningWork(): string {
    return [...this.running.values()].map(({ work, pid }) => `${work} (pid ${pid})`).join(', ');
  }

  private printToUser(sentence: string): void {
    process.stderr.write(`\nlandfall: ${sentence}\n`);
  }
}
