import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FakeProject } from './fake-project';

const everything = ['object 1', 'object 2', 'object 3', 'object 4'];

describe('an apply that a signal ends', () => {
  let project: FakeProject;
  beforeEach(() => {
    project = new FakeProject();
  });
  afterEach(() => project.remove());

  /** Begins an apply and waits until Terraform has made something in the first stack, where it is held. */
  const begun = async () => {
    project.hold();
    const run = project.begin(['apply', '--auto-approve']);
    await project.until(() => project.lines('organization.aws').length > 0);
    return run;
  };

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)(
    '%s: Terraform is told once, its state is whole, the next apply goes on',
    async (signal, status) => {
      const run = await begun();
      run.process.kill(signal);
      await project.until(() => run.stderr().includes('nothing new is begun'));
      project.release();
      const ended = await run.ended;
      expect(ended.status).toBe(status);
      expect(project.lines('signals')).toEqual(['INT']);
      expect(project.lines('organization.state')).toEqual(project.lines('organization.aws'));
      expect(project.lines('runs')).not.toContain('apply accounts');
      expect(ended.stderr).toMatch(/Waiting for apply of organization \(pid \d+\); nothing new is begun/);
      expect(ended.stderr).toContain(
        `interrupted by ${signal}. Run the command again: it goes on from here.`,
      );
      expect(existsSync(project.lock)).toBe(false);
      const next = await project.landfall(['apply', '--auto-approve']);
      expect([next.status, next.stderr.match(/took over/)]).toEqual([0, null]);
      expect(project.lines('organization.aws')).toEqual(everything);
      expect(project.lines('accounts.aws')).toEqual(everything);
    },
  );

  test('a second Ctrl-C is not passed on, and says why', async () => {
    const run = await begun();
    run.process.kill('SIGINT');
    await project.until(() => run.stderr().includes('nothing new is begun'));
    // What comes within half a second is npx, which passes on what the terminal has sent.
    await pause(600);
    run.process.kill('SIGINT');
    await project.until(() => run.stderr().includes('still waiting'));
    project.release();
    const ended = await run.ended;
    expect(ended.status).toBe(130);
    expect(project.lines('signals')).toEqual(['INT']);
    expect(project.lines('organization.state')).toEqual(project.lines('organization.aws'));
    expect(ended.stderr).toMatch(
      /still waiting for apply of organization .* A second interrupt is not passed on/,
    );
  });

  test('Landfall killed: Terraform finishes, and the next command says so until it has', async () => {
    const run = await begun();
    run.process.kill('SIGKILL');
    await run.ended;
    const refused = await project.landfall(['plan']);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(
      /landfall apply \(pid \d+ on .*\) was killed, but its Terraform still runs: apply of organization \(pid \d+\)/,
    );
    project.release();
    const logs = join(project.folder, 'cdktf.out', 'logs');
    const output = join(logs, 'organization.apply.stdout');
    await project.until(() => readFileSync(output, 'utf8').endsWith('state written\n'));
    expect(project.lines('organization.state')).toEqual(everything);
    expect(statSync(output).mode & 0o777).toBe(0o600);
    const next = await project.landfall(['apply', '--auto-approve']);
    expect([next.status, next.stderr]).toEqual([
      0,
      expect.stringContaining('took over cdktf.out/landfall.lock'),
    ]);
    expect(project.lines('organization.aws')).toEqual(everything);
  });

  test('a second command in the same folder is refused and says who is at work', async () => {
    const run = await begun();
    const second = await project.landfall(['plan']);
    project.release();
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`landfall apply (pid ${run.process.pid} on `);
    expect(second.stderr).toMatch(/begun by \S+ at 20\S+\) is at work in this folder/);
    expect((await run.ended).status).toBe(0);
    expect(readdirSync(join(project.folder, 'cdktf.out', 'logs'))).toEqual([]);
  });
});

describe('what concerns all stacks', () => {
  const project = new FakeProject();
  afterAll(() => project.remove());

  test('a first init that fails ends the run with one message', async () => {
    const { status, stdout } = await project.landfall(['plan'], { FAKE_INIT_FAILS: '1' });
    expect(status).toBe(1);
    expect(stdout.match(/no such host/g)).toHaveLength(1);
    expect(stdout).toMatch(/not tried: accounts\n\n1 failed · 1 not tried\n$/);
    expect(project.lines('runs').filter((run) => run.startsWith('init'))).toHaveLength(1);
  });

  test.each(['plan', 'apply', 'drift', 'ids', 'bootstrap'])(
    '%s without Terraform says so in one line, before anything is written',
    async (command) => {
      const fresh = new FakeProject();
      const { status, stdout, stderr } = await fresh.landfall([command], {
        TERRAFORM_BINARY_NAME: '/no/terraform',
      });
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(
        /^landfall: TERRAFORM_BINARY_NAME names \/no\/terraform, which is not there: .*\n$/,
      );
      expect(existsSync(join(fresh.folder, 'cdktf.out'))).toBe(false);
      fresh.remove();
    },
  );

  test('ids are read through the same runner', async () => {
    const { status, stdout } = await project.landfall(['ids'], { RUNNER_TRACKING_ID: 'github_1' });
    expect([status, stdout]).toEqual([0, '222222222222 shop\n']);
    // A runner of GitHub's kills what carries its mark. The first run is that for the version, which writes nothing.
    expect(project.lines('tracked').slice(-2)).toEqual(['none', 'none']);
  });
});

test('bootstrap ends in good order too, asks by itself, and goes on from there', async () => {
  const rest =
    'root: { organizationalUnits: { W: {} } }\nbootstrap: { github: { repository: acme/landing-zone } }\n';
  const project = new FakeProject(rest);
  const unasked = await project.landfall(['bootstrap']);
  expect([unasked.status, project.lines('bootstrap-state.aws')]).toEqual([1, []]);
  expect(unasked.stderr).toContain('add --auto-approve');
  project.hold();
  const run = project.begin(['bootstrap', '--auto-approve']);
  await project.until(() => project.lines('bootstrap-state.aws').length > 0);
  run.process.kill('SIGTERM');
  await project.until(() => run.stderr().includes('nothing new is begun'));
  project.release();
  expect((await run.ended).status).toBe(143);
  expect(project.lines('signals')).toEqual(['INT']);
  const next = await project.landfall(['bootstrap', '--auto-approve']);
  expect([next.status, project.lines('bootstrap-state.aws')]).toEqual([0, everything]);
  expect(existsSync(join(project.folder, 'state', 'bootstrap.tfstate'))).toBe(true);
  expect((await project.landfall(['bootstrap', '--auto-approve'])).stderr).toMatch(
    /is in state\/bootstrap\.tfstate already: bootstrap was applied before\. .*npx cdktf deploy bootstrap/,
  );
  project.remove();
});
