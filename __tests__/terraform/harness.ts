import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { synthesize } from '../../src/commands/synthesize';
import { loadOrganization } from '../../src/config/load';
import { type StackSummary, stackSummaries } from '../../src/terraform-runs/summary';
import { organizationOf } from '../organization-file';

const terraform = process.env.TERRAFORM_BINARY_NAME;

/**
 * Like `describe` where Terraform and a provider are at hand; elsewhere each test is skipped by its name. The offline
 * stand-in switches them on: `eval "$(../shared/offline-terraform/setup)"`.
 */
export const describeWithTerraform = terraform
  ? describe
  : (((name: string, body: () => void) =>
      describe.skip(`${name} (skipped: TERRAFORM_BINARY_NAME is not set)`, body)) as typeof describe.skip);

/** One operation that the stand-in was asked for. */
export interface Call {
  readonly operation: 'create' | 'read' | 'update' | 'delete' | 'import' | 'data';
  readonly type: string;
  readonly id: string;
  readonly account: string;
  readonly region: string;
}

/** What a run of Terraform gave. */
export interface Run {
  readonly status: number | null;
  /** standard output and error, without colours, line breaks inside of messages taken out */
  readonly output: string;
}

/** A folder with an organization, its states and an "AWS" of its own. */
export class Landing {
  readonly folder = mkdtempSync(join(tmpdir(), 'landfall-'));
  private readonly env: NodeJS.ProcessEnv;

  constructor(private readonly extra: NodeJS.ProcessEnv = {}) {
    mkdirSync(join(this.folder, 'state'));
    this.env = {
      ...process.env,
      TF_IN_AUTOMATION: '1',
      STANDIN_AWS_STATE: join(this.folder, 'aws'),
      ...extra,
    };
  }

  /** A copy with everything that was applied, so that tests need not apply it again. */
  clone(): Landing {
    const copy = new Landing(this.extra);
    cpSync(this.folder, copy.folder, { recursive: true, verbatimSymlinks: true });
    return copy;
  }

  /** Checks an organization file and synthesizes it with states in this folder; throws the report where it is wrong. */
  synthesize(path: string): StackSummary[] {
    const organization = organizationOf(loadOrganization(path));
    const terraform = { ...organization.terraform, backend: { local: { directory: 'state' } } };
    return stackSummaries(synthesize({ ...organization, terraform }, join(this.folder, 'cdktf.out')));
  }

  /** Copies the folder of an organization file into this one, so that a test can change it; gives the file's path. */
  copy(path: string): string {
    cpSync(dirname(path), join(this.folder, 'config'), { recursive: true });
    return join(this.folder, 'config', basename(path));
  }

  /** Writes a file below `config` of this folder; gives its path. */
  write(text: string, name = 'organization.yaml'): string {
    const path = join(this.folder, 'config', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  /** Replaces a text that must be there in a file below `config` of this folder. */
  edit(name: string, from: string | RegExp, to: string): void {
    const path = join(this.folder, 'config', name);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${name} does not hold ${from}`);
    writeFileSync(path, after);
  }

  /** The folder that Terraform runs in for a stack. */
  stack(name: string): string {
    return join(this.folder, 'cdktf.out', 'stacks', name);
  }

  /** A stack's synthesized JSON. */
  json(name: string): string {
    return readFileSync(join(this.stack(name), 'cdk.tf.json'), 'utf8');
  }

  run(stack: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
    if (!existsSync(join(this.stack(stack), '.terraform'))) {
      const init = this.terraform(stack, ['init', '-input=false'], env);
      if (init.status !== 0) throw new Error(init.output);
    }
    return this.terraform(stack, args, env);
  }

  /** Plans a stack; status 0 means no changes, 2 changes, 1 an error. */
  plan(stack: string, env: NodeJS.ProcessEnv = {}): Run {
    return this.run(stack, ['plan', '-input=false', '-detailed-exitcode'], env);
  }

  /** Applies a stack; throws where that fails. */
  apply(stack: string, env: NodeJS.ProcessEnv = {}): Run {
    const run = this.run(stack, ['apply', '-input=false', '-auto-approve'], env);
    if (run.status !== 0) throw new Error(run.output);
    return run;
  }

  /** Applies every stack in order. */
  applyAll(stacks: readonly StackSummary[], env: NodeJS.ProcessEnv = {}): void {
    for (const { name } of stacks) this.apply(name, env);
  }

  /** Addresses in a stack's state. */
  addresses(stack: string): string[] {
    return this.run(stack, ['state', 'list']).output.split('\n').filter(Boolean).sort();
  }

  /** Everything that the stand-in was asked for until now. */
  calls(): Call[] {
    const path = join(this.folder, 'aws', 'calls.jsonl');
    if (!existsSync(path)) return [];
    return readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Call);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private terraform(stack: string, args: readonly string[], env: NodeJS.ProcessEnv): Run {
    const { status, stdout, stderr } = spawnSync(
      terraform ?? 'terraform',
      [...args, ...(args[0] === 'state' ? [] : ['-no-color'])],
      {
        cwd: this.stack(stack),
        env: { ...this.env, ...env },
        encoding: 'utf8',
        maxBuffer: 256 * 1024 * 1024,
      },
    );
    return { status, output: `${stdout}${stderr}` };
  }
}

/** An output with the line breaks that Terraform puts into messages taken out. */
export const unwrapped = (output: string): string => output.replace(/\n[│╷╵ ]*/g, ' ').replace(/ +/g, ' ');
