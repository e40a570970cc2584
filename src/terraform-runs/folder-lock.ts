import { linkSync, mkdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  currentHolder,
  holderIn,
  holderText,
  type LockHolder,
  refusalOf,
  type TerraformProcess,
} from './lock-holder';

/** The lock of an output folder: one command at a time writes into it or runs Terraform in it. */
export class FolderLock {
  private constructor(
    private readonly outdir: string,
    private readonly path: string,
    private holder: LockHolder,
  ) {}

  /**
   * Takes the lock of an output folder. A lock whose process no longer runs is taken over.
   *
   * @param command as the user typed it: `landfall apply`
   * @throws {Error} who holds the lock, and what to do about it
   */
  static take(outdir: string, command: string): FolderLock {
    mkdirSync(outdir, { recursive: true });
    const lock = new FolderLock(outdir, join(outdir, 'landfall.lock'), currentHolder(command));
    if (!lock.create()) lock.takeOver();
    return lock;
  }

  /**
   * Records the running Terraform processes in the lock, for the next command in case this process is killed. Never
   * throws: on a full disk the lock stays as it is.
   */
  record(terraform: readonly TerraformProcess[]): void {
    this.holder = { ...this.holder, terraform };
    try {
      renameSync(this.draft(), this.path);
    } catch (error) {
      process.stderr.write(
        `landfall: ${this.path} could not be brought up to date: ${(error as Error).message}\n`,
      );
    }
  }

  /** Releases the lock, and removes the folder where it is empty. */
  release(): void {
    const { pid, since } = holderIn(this.path) ?? {};
    if (pid === this.holder.pid && since === this.holder.since) rmSync(this.path, { force: true });
    try {
      rmdirSync(this.outdir);
    } catch {
      // It holds something, as it should.
    }
  }

  /** Creates the file with its whole content in one step, so that no process reads part of it. */
  private create(): boolean {
    const draft = this.draft();
    try {
      linkSync(draft, this.path);
      return true;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return false;
      // The file system has no hard links.
      return created(this.path, JSON.stringify(this.holder));
    } finally {
      rmSync(draft, { force: true });
    }
  }

  private draft(): string {
    const draft = `${this.path}.${process.pid}`;
    try {
      writeFileSync(draft, JSON.stringify(this.holder, null, 2), { mode: 0o600 });
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
    return draft;
  }

  /**
   * Takes over a stale lock. A guard file lets one process at a time decide, so that no other takes over the lock in
   * between.
   */
  private takeOver(): void {
    const guard = `${this.path}.takeover`;
    if (ageOf(guard) > 10_000) rmSync(guard, { force: true });
    if (!created(guard, '')) throw new Error(`another command is taking over ${this.path}: try again`);
    try {
      if (this.create()) return;
      const holder = holderIn(this.path);
      const refusal = refusalOf(this.path, holder);
      if (refusal || !holder) throw new Error(refusal);
      renameSync(this.draft(), this.path);
      process.stderr.write(
        `landfall: took over ${this.path}: ${holderText(holder)} ended without removing it\n`,
      );
    } finally {
      rmSync(guard, { force: true });
    }
  }
}

function created(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

const ageOf = (path: string): number =>
  Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
