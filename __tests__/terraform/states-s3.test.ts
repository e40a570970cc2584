import { organizationFile } from '../organization-file';
import { describeWithTerraform } from './harness';
import { hasMoto, Moto } from './moto';
import { account, Project } from './project';
import { S3Door } from './s3-door';

const file = 'config/organization.yaml';
const rest = [
  'root:',
  '  organizationalUnits:',
  '    Security: {}',
  '    Suspended: {}',
  'accounts:',
  account('log-archive', 'Security'),
  '',
];
const withBackend = (backend: string): string =>
  organizationFile(['terraform:', `  backend: ${backend}`, ...rest].join('\n'));

const describeWithMoto = hasMoto
  ? describeWithTerraform
  : (((name: string, body: () => void) =>
      describe.skip(`${name} (skipped: moto_server is not on the PATH)`, body)) as typeof describe.skip);

describeWithMoto('states in S3', () => {
  const project = new Project();
  const moto = new Moto();
  const door = new S3Door();
  const key = 'landfall/accounts.tfstate';
  let bucket: string;
  let run: (...args: string[]) => ReturnType<Project['landfallAside']>;
  beforeAll(async () => {
    await moto.start();
    const url = moto.direct;
    const env = await door.open(url);
    bucket = `${url}/acme-state`;
    await fetch(bucket, {
      method: 'PUT',
      body: '<CreateBucketConfiguration><LocationConstraint>eu-central-1</LocationConstraint></CreateBucketConfiguration>',
    });
    await fetch(`${bucket}?versioning`, {
      method: 'PUT',
      body: '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>',
    });
    run = (...args) => project.landfallAside(args, env);
    project.write(file, withBackend('{ local: { directory: kept } }'));
    project.commit();
    expect(project.landfall(['apply', '--auto-approve']).status).toBe(0);
    project.write(file, withBackend('{ s3: { bucket: acme-state, region: eu-central-1 } }'));
  }, 120_000);
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
      expect.stringContaining(`accounts: kept/accounts.tfstate → s3://acme-state/${key}`),
    ]);
    const plan = await run('plan', '--since', 'main');
    // Outputs that only local states have go.
    expect(plan.stdout).toContain('no changes in 2 stacks');
  }, 120_000);
});
