import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { ExistingOrganization } from './existing-organization';
import { describeWithMoto, Moto } from './moto';
import { Project } from './project';

describeWithMoto('importing an organization of 60 accounts', () => {
  const project = new Project();
  const moto = new Moto();
  const before = { ...process.env };
  const importArgs = ['import', '--calls-per-second', '500'];

  beforeAll(async () => {
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: await moto.start(),
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'eu-central-1',
      NODE_NO_WARNINGS: '1',
    });
    await new ExistingOrganization().make();
    moto.calls.length = 0;
  });

  afterAll(() => {
    moto.stop();
    process.env = before;
    project.remove();
  });

  /** The door to moto is in this process, so that it must not be blocked. */
  const landfall = (args: readonly string[], until?: () => boolean) =>
    new Promise<{ status: number | null; stdout: string; stderr: string }>((done) => {
      const child = spawn(process.execPath, [`${process.cwd()}/bin/landfall`, ...args], {
        cwd: project.folder,
        env: process.env,
      });
      const [out, err]: [string[], string[]] = [[], []];
      child.stdout.on('data', (text) => out.push(String(text)));
      child.stderr.on('data', (text) => err.push(String(text)));
      child.on('close', (status) => done({ status, stdout: out.join(''), stderr: err.join('') }));
      void (async () => {
        while (until && child.exitCode === null && child.signalCode === null) {
          if (until()) child.kill('SIGKILL');
          await pause(20);
        }
      })();
    });

  test('a run that is cut off goes on from where it was', async () => {
    const cut = await landfall(importArgs, () => moto.calls.length > 100);
    expect(cut.status).toBeNull();
    const first = moto.calls.length;
    const { status, stdout, stderr } = await landfall(importArgs);
    expect(stderr).toContain('from before');
    expect([status, stderr.match(/error.*/g)]).toEqual([0, null]);
    expect(stdout).toContain('note: The policy “Deny IAM users” is renamed to Deny-IAM-users');
    expect(stdout).toContain('note: The resource policy of the organization is left alone');
    expect(moto.calls.slice(first).filter((call) => call === 'DescribeOrganization')).toEqual([]);
  });

  test('it only ever reads', () => {
    const kinds = new Set(moto.calls.map((call) => /^[A-Z]?[a-z]+/.exec(call)?.[0]));
    expect([...kinds].sort()).toEqual(['Describe', 'Get', 'List', 'get', 'list']);
  });

  test('its file passes the check, and is never written over', async () => {
    expect((await landfall(['check'])).status).toBe(0);
    expect((await landfall(importArgs)).stderr).toContain('is there already');
  });

  test('accounts keep their names, e-mails, OUs, owners and tags', () => {
    const text = project.read('config/accounts/workloads.yaml');
    expect(text).toMatch(/name: team-1-test\n {4}ou: Workloads\/Production\n {4}owner: platform\n/);
    expect(project.read('config/organization.yaml')).toContain('accountEmail: aws+{account}@acme.example');
  });

  test('planning and applying it imports, and neither adds nor destroys anything', () => {
    const any = { STANDIN_AWS_IMPORT: 'any' };
    const applied = project.landfall(['apply', '--auto-approve', '--verbose', '--new-state'], any);
    expect(applied.stdout).toContain('Everything is applied.');
    const plans = [...`${applied.stdout}${applied.stderr}`.matchAll(/\d+ to [a-z ]+/g)].map(([text]) => text);
    expect(plans).not.toEqual([]);
    for (const plan of plans) expect(plan).toMatch(/to import/);
    expect(project.report(['plan'], any).headline).toMatch(/^no changes in/);
  });
});
