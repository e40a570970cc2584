import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { ReportJson } from '../../src/plan-report/schema';
import { organizationFile } from '../organization-file';
import type { Call } from './harness';

/** What a run of the command line gave. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A user's project in a folder of its own, under git, with an "AWS" of its own. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'landfall-project-'));

  /** Writes a file of the project. */
  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Commits everything but what a project ignores. */
  commit(message = 'change'): void {
    if (!existsSync(join(this.folder, '.git'))) {
      this.git('init', '-q', '-b', 'main');
      this.write('.gitignore', 'cdktf.out/\nstate/\naws/\n');
    }
    this.git('add', '-A');
    this.git('-c', 'user.name=Test', '-c', 'user.email=test@example.com', 'commit', '-q', '-m', message);
  }

  /** Runs the command line as a user does. */
  landfall(args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran {
    const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('bin/landfall'), ...args], {
      cwd: this.folder,
      env: { ...process.env, STANDIN_AWS_STATE: join(this.folder, 'aws'), NO_COLOR: '1', ...env },
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
    return { status, stdout, stderr };
  }

  /** The same without blocking this process, which has a server for it. */
  async landfallAside(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
    const run = spawn(process.execPath, [resolve('bin/landfall'), ...args], {
      cwd: this.folder,
      env: { ...process.env, STANDIN_AWS_STATE: join(this.folder, 'aws'), NO_COLOR: '1', ...env },
    });
    const [out, err]: string[][] = [[], []];
    run.stdout.setEncoding('utf8').on('data', (text: string) => out?.push(text));
    run.stderr.setEncoding('utf8').on('data', (text: string) => err?.push(text));
    const status = await new Promise<number | null>((done) => run.on('close', done));
    return { status, stdout: (out ?? []).join(''), stderr: (err ?? []).join('') };
  }

  /** Runs a command that prints a report as JSON. */
  report(args: readonly string[], env: NodeJS.ProcessEnv = {}): ReportJson {
    const ran = this.landfall([...args, '--json'], env);
    if (!ran.stdout.startsWith('{')) throw new Error(ran.stdout + ran.stderr);
    return JSON.parse(ran.stdout) as ReportJson;
  }

  /** What the stand-in was asked for while something was done. */
  callsDuring(work: () => void): Call[] {
    const path = join(this.folder, 'aws', 'calls.jsonl');
    rmSync(path, { force: true });
    work();
    if (!existsSync(path)) return [];
    return readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Call);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private git(...args: string[]): void {
    const { status, stderr } = spawnSync('git', args, { cwd: this.folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }
}

/** An organization of a number of accounts, ten of which are a team's with a stack of their own. */
export function organizationFileOfSize(accounts: number): string {
  const others = Array.from({ length: accounts - 12 }, (_, index) =>
    accountEntry(`app-${index}`, 'Workloads'),
  );
  const team = Array.from({ length: 10 }, (_, index) => accountEntry(`team-${index}`, 'Team'));
  const rest = [
    'root:',
    '  policies: [deny-leaving]',
    '  organizationalUnits:',
    '    Security: {}',
    '    Workloads: { stack: workloads, policies: [deny-more] }',
    '    Team: { stack: team }',
    '    Suspended: {}',
    'policies:',
    '  deny-leaving: { content: { Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "organizations:LeaveOrganization", Resource: "*" }] } }',
    '  deny-more: { content: { Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "ec2:CreateInternetGateway", Resource: "*" }] } }',
    'delegatedAdministrators:',
    '  health: security-tooling',
    '  backup: security-tooling',
    'accounts:',
    accountEntry('log-archive', 'Security'),
    accountEntry('security-tooling', 'Security'),
    ...others,
    ...team,
    '',
  ].join('\n');
  return organizationFile(rest);
}

/** An entry of the list of accounts. */
export const accountEntry = (name: string, ou: string): string =>
  `  - { name: ${name}, ou: ${ou}, owner: platform }`;
