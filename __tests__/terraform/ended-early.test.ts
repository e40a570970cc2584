import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { organizationFile } from '../organization-file';
import { type Call, describeWithTerraform } from './harness';
import { accountEntry, Project } from './project';

const size = 40;

describeWithTerraform('an apply of 40 accounts that SIGTERM ends', () => {
  const project = new Project();
  afterAll(() => project.remove());

  const calls = (): Call[] => {
    const path = join(project.folder, 'aws', 'calls.jsonl');
    const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
    return lines.map((line) => JSON.parse(line) as Call);
  };
  const created = () =>
    calls().filter(({ operation, type }) => operation === 'create' && type === 'aws_organizations_account');

  interface State {
    resources: { type: string; instances: { attributes: { id: string } }[] }[];
  }
  const inState = () => {
    const state = JSON.parse(project.read('state/accounts.tfstate')) as State;
    const accounts = state.resources.filter(({ type }) => type === 'aws_organizations_account');
    return accounts.flatMap(({ instances }) => instances.map(({ attributes }) => attributes.id)).sort();
  };

  test('leaves everything that was made in the state, and the next apply makes nothing twice', async () => {
    const accounts = Array.from({ length: size }, (_, index) => accountEntry(`app-${index}`, 'Workloads'));
    const rest = ['root: { organizationalUnits: { Workloads: {} } }', 'accounts:', ...accounts, ''];
    project.write('config/organization.yaml', organizationFile(rest.join('\n')));
    const child = spawn(process.execPath, [resolve('bin/landfall'), 'apply', '--auto-approve'], {
      cwd: project.folder,
      env: { ...process.env, STANDIN_AWS_STATE: join(project.folder, 'aws') },
      stdio: 'ignore',
    });
    const ended = new Promise<number | null>((done) => child.on('exit', done));
    while (child.exitCode === null && !created().length) await pause(5);
    child.kill('SIGTERM');
    expect(await ended).toBe(143);
    const made = created().map(({ id }) => id);
    expect(made.length).toBeLessThan(size);
    expect(inState()).toEqual(made.sort());
    expect(project.landfall(['apply', '--auto-approve']).status).toBe(0);
    expect(created()).toHaveLength(size);
    expect(inState()).toHaveLength(size);
  });
});
