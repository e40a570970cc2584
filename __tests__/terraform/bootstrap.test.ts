import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { organizationFile } from '../organization-file';
import { describeWithMoto, Moto } from './moto';
import { Project } from './project';
import { S3Door } from './s3-door';
import { S3Api } from './s3api';

describeWithMoto('bootstrap with a bucket that it makes', () => {
  const project = new Project();
  const moto = new Moto();
  const door = new S3Door();
  let environment: NodeJS.ProcessEnv;
  const bootstrap = () => project.landfallAside(['bootstrap', '--auto-approve'], environment);

  beforeAll(async () => {
    await moto.start();
    environment = await door.open(moto.direct);
    project.write(
      'config/organization.yaml',
      organizationFile(
        'terraform: { backend: { s3: { bucket: acme-terraform-state, region: eu-central-1 } } }\n' +
          'bootstrap: { github: { repository: acme/landing-zone } }\n',
      ),
    );
  }, 60_000);
  afterAll(() => {
    door.close();
    moto.stop();
    project.remove();
  });

  test('a bucket that is not there yet is no reason to stop; what was applied is kept to go on from', async () => {
    const { status, stdout } = await bootstrap();
    expect([status, stdout]).toEqual([1, expect.stringContaining('Apply complete!')]);
    expect(existsSync(join(project.folder, 'bootstrap-state', 'bootstrap.tfstate'))).toBe(true);
  }, 300_000);

  test('the state moves into the bucket, and then bootstrap says that it is there, and what changes it', async () => {
    // The stand-in makes its bucket elsewhere than moto.
    await new S3Api(moto.direct, project.folder).makeBucket('acme-terraform-state');
    const moved = await bootstrap();
    expect([moved.status, moved.stdout]).toEqual([0, expect.stringContaining('No changes.')]);
    const again = await bootstrap();
    expect([again.status, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toMatch(
      /is in s3:\/\/acme-terraform-state\/landfall\/bootstrap\.tfstate already: .*npx cdktf deploy bootstrap/,
    );
  }, 300_000);
});
