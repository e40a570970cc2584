import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { organizationFile } from '../organization-file';
import { describeWithMoto, Moto } from './moto';
import { accountEntry, Project } from './project';
import { S3Door } from './s3-door';
import { S3Api } from './s3api';

const file = 'config/organization.yaml';
const withBackend = (backend: string, ...more: string[]): string =>
  organizationFile(
    [
      'terraform:',
      `  backend: ${backend}`,
      'root: { organizationalUnits: { Security: {}, Suspended: {} } }',
      'accounts:',
      accountEntry('log-archive', 'Security'),
      ...more,
      '',
    ].join('\n'),
  );
const inS3 = '{ s3: { bucket: acme-terraform-state, region: eu-central-1 } }';

/** The commands of docs/states.md, which the tests run as they are there. */
const commands = readFileSync('docs/states.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('aws s3api '));
const command = (operation: string, key: string): string => {
  const found = commands.find(
    (line) => line.startsWith(`aws s3api ${operation} `) && line.includes(`${key} `),
  );
  const last = commands.find((line) => line.startsWith(`aws s3api ${operation} `) && line.endsWith(key));
  return found ?? last ?? `docs/states.md has no ${operation} of ${key}`;
};

describeWithMoto('states in S3', () => {
  const project = new Project();
  const moto = new Moto();
  const door = new S3Door();
  const key = 'landfall/accounts.tfstate';
  const inProject = (name: string) => join(project.folder, name);
  let s3: S3Api;
  let environment: NodeJS.ProcessEnv;
  const run = (...args: string[]) => project.landfallAside(args, environment);

  beforeAll(async () => {
    await moto.start();
    environment = await door.open(moto.direct);
    s3 = new S3Api(moto.direct, project.folder);
    await s3.makeBucket('acme-terraform-state');
    project.write(file, withBackend('{ local: { directory: kept } }'));
    project.commit();
    expect(project.landfall(['apply', '--auto-approve']).status).toBe(0);
    project.write(file, withBackend(inS3));
  }, 300_000);
  afterAll(() => {
    door.close();
    moto.stop();
    project.remove();
  });

  test('states move from a folder to S3, and a plan has nothing to do', async () => {
    expect((await run('plan', '--since', 'main')).stderr).toContain('2 states would be left behind');
    const moved = await run('state', 'move', '--since', 'main');
    expect([moved.status, moved.stdout]).toEqual([
      0,
      expect.stringContaining(`accounts: kept/accounts.tfstate → s3://acme-terraform-state/${key}`),
    ]);
    const plan = await run('plan', '--since', 'main');
    // Outputs that only local states have go.
    expect(plan.stdout).toContain('no changes in 2 stacks');
  }, 300_000);

  /** What the page says to do: look for the versions, take the newest that is JSON, write it back. */
  const restore = async (): Promise<void> => {
    const rows = (await s3.run(command('list-object-versions', key))).split('\n');
    for (const [version = ''] of rows.map((row) => row.split('\t'))) {
      const text = await s3.run(command('get-object', key).replace('VERSION', version));
      if (isJson(text)) break;
    }
    await s3.run(command('put-object', key));
  };

  test('a broken state is named with its cure, not with its lock; its former version comes back', async () => {
    project.write(file, withBackend(inS3, accountEntry('second', 'Security')));
    expect((await run('apply', '--auto-approve')).status).toBe(0);
    const whole = await s3.run(command('get-object', key).replace(' --version-id VERSION', ''));
    writeFileSync(inProject('accounts.tfstate'), whole.slice(0, whole.length / 2));
    await s3.run(command('put-object', key));
    const broken = await run('plan');
    expect(broken.status).toBe(1);
    expect(broken.stdout).toMatch(/stat.* the stack accounts .*cannot be read/);
    expect(broken.stdout).toContain('The state file is broken');
    expect(broken.stdout).toContain('docs/states.md');
    expect(broken.stdout).not.toContain('lock');
    await restore();
    const plan = await run('plan');
    expect([plan.status, plan.stdout]).toEqual([0, expect.stringContaining('no changes in 2 stacks')]);
  }, 300_000);

  test('a state that was deleted comes back from the version before', async () => {
    await s3.run(`aws s3api delete-object --bucket acme-terraform-state --key ${key}`);
    expect((await run('plan')).stdout).toContain('accounts: 2 to add');
    await restore();
    expect((await run('plan')).status).toBe(0);
  }, 300_000);

  test('a lock that stays behind: who, since, where, and what breaks it', async () => {
    const lock = `${key}.tflock`;
    const held = {
      ID: '88628484-84f3-d677-1d36-fbb2f87171d1',
      Operation: 'OperationTypeApply',
      Who: 'alice@build-3',
      Version: '1.11.4',
      Created: '2026-11-20T18:12:57.269097319Z',
      Path: `acme-terraform-state/${key}`,
    };
    const put = async () => {
      writeFileSync(inProject('lock'), JSON.stringify(held));
      await s3.run(`aws s3api put-object --bucket acme-terraform-state --key ${lock} --body lock`);
    };
    await put();
    const { stdout } = await project.landfallAside(['plan'], {
      ...environment,
      TERRAFORM_BINARY_NAME: impatient(inProject('impatient')),
    });
    expect(stdout).toMatch(/alice@build-3 holds the lock since 2026-11-20 18:12:57 UTC, for: apply/);
    expect(await s3.run(command('get-object', lock))).toContain('alice@build-3');
    const advised = /cd \S+ && \S+ force-unlock \S+/.exec(stdout)?.[0] ?? '';
    const broken = await saidYes(advised, project.folder, environment);
    expect(broken).toContain('successfully unlocked');
    await expect(s3.run(command('get-object', lock))).rejects.toThrow('404');
    await put();
    await s3.run(command('delete-object', lock));
    await expect(s3.run(command('get-object', lock))).rejects.toThrow('404');
  }, 300_000);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A Terraform that waits for no lock: a person waits five minutes. */
function impatient(path: string): string {
  const lines = [
    '#!/bin/sh',
    'for arg; do shift; case $arg in -lock-timeout=*) arg=-lock-timeout=0s ;; esac; set -- "$@" "$arg"; done',
    `exec '${process.env.TERRAFORM_BINARY_NAME}' "$@"`,
  ];
  writeFileSync(path, `${lines.join('\n')}\n`, { mode: 0o755 });
  return path;
}

/** Runs a line of a shell that asks, and says yes; gives what it printed. */
function saidYes(line: string, cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const shell = spawn('sh', ['-c', line], { cwd, env: { ...process.env, ...env } });
  shell.stdin.end('yes\n');
  const printed: string[] = [];
  for (const stream of [shell.stdout, shell.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  return new Promise((done) => shell.on('close', () => done(printed.join(''))));
}
