import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { organizationFile } from '../organization-file';

/** What a command has left. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
interface Begun {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** what it has written to standard error by now */
  readonly stderr: () => string;
}

/** A project whose Terraform is a script, so that it can be interrupted at a known point. */
export class FakeProject {
  readonly folder = mkdtempSync(join(tmpdir(), 'landfall-early-'));
  readonly lock = join(this.folder, 'cdktf.out', 'landfall.lock');
  private readonly fake = join(this.folder, 'fake');

  constructor(rest = 'root: { organizationalUnits: { Workloads: {} } }\n') {
    mkdirSync(join(this.folder, 'config'));
    mkdirSync(this.fake);
    writeFileSync(join(this.folder, 'config', 'organization.yaml'), organizationFile(rest));
  }

  /** What Landfall needs in its environment to find the fake. */
  get environment(): NodeJS.ProcessEnv {
    return {
      TERRAFORM_BINARY_NAME: resolve('__tests__/terraform-runs/fake-terraform'),
      FAKE_FOLDER: this.fake,
      NO_COLOR: '1',
    };
  }

  /** Begins a command as a user does, and does not wait for it. */
  begin(args: readonly string[], env: NodeJS.ProcessEnv = {}): Begun {
    const child = spawn(process.execPath, [resolve('bin/landfall'), ...args], {
      cwd: this.folder,
      env: { ...process.env, ...this.environment, ...env },
    });
    const text = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      text.stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      text.stderr += chunk;
    });
    const ended = new Promise<Ended>((done) => {
      child.on('close', (status) => done({ status, ...text }));
    });
    return { process: child, ended, stderr: () => text.stderr };
  }

  landfall(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
    return this.begin(args, env).ended;
  }

  /** Lets Terraform wait after each object that it makes, for as long as the test wants. */
  hold(): void {
    writeFileSync(join(this.fake, 'hold'), '');
  }

  release(): void {
    rmSync(join(this.fake, 'hold'));
  }

  /** Lines of a file of the fake's: `organization.aws`, `organization.state`, `signals`, `runs`. */
  lines(name: string): string[] {
    const path = join(this.fake, name);
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  }

  /** Waits until something is so. */
  async until(condition: () => boolean): Promise<void> {
    for (let waited = 0; !condition(); waited += 20) {
      if (waited > 60_000) throw new Error(`waited in vain for ${condition}`);
      await pause(20);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
