import { readFileSync } from 'node:fs';
import { describeWithTerraform, Landing, unwrapped } from './harness';

/** A landing with one of the organizations that keep logs, every stack applied. */
function applied(name: string): Landing {
  const landing = new Landing({ STANDIN_AWS_IMPORT: 'any' });
  const path = landing.write(readFileSync(`__tests__/logging/${name}.yaml`, 'utf8'));
  landing.applyAll(landing.synthesize(path));
  return landing;
}

const synthesize = (landing: Landing) => landing.synthesize(`${landing.folder}/config/organization.yaml`);
const deleted = (landing: Landing) =>
  landing
    .calls()
    .filter(({ operation }) => operation === 'delete')
    .map(({ type }) => type);

describeWithTerraform('the log archive and the trail', () => {
  const landings: Landing[] = [];
  const keep = (landing: Landing): Landing => {
    landings.push(landing);
    return landing;
  };
  let everything: Landing;

  beforeAll(() => {
    everything = keep(applied('everything'));
  });
  afterAll(() => {
    for (const landing of landings) landing.remove();
  });

  test('with one line: applied, there is nothing left to do', () => {
    const landing = keep(applied('minimal'));
    for (const { name } of synthesize(landing)) expect([name, landing.plan(name).status]).toEqual([name, 0]);
  });

  test('with everything optional off and a trail that exists already: imported, applied, nothing left to do', () => {
    const landing = keep(applied('least'));
    for (const { name } of synthesize(landing)) expect([name, landing.plan(name).status]).toEqual([name, 0]);
    const trails = landing.calls().filter(({ type }) => type === 'aws_cloudtrail');
    expect(trails.map(({ operation }) => operation)).not.toContain('create');
    expect(trails.find(({ operation }) => operation === 'import')?.id).toBe(
      'arn:aws:cloudtrail:eu-central-1:111111111111:trail/acme-organization',
    );
  });

  test('with everything on: applied, there is nothing left to do', () => {
    for (const { name } of synthesize(everything))
      expect([name, everything.plan(name).status]).toEqual([name, 0]);
  });

  test('replicas are made in their region, the rest in the home region, all in the log archive', () => {
    const made = everything
      .calls()
      .filter(({ operation, type }) => operation === 'create' && type === 'aws_s3_bucket');
    expect(made.map(({ region }) => region).sort()).toEqual([
      'eu-central-1',
      'eu-central-1',
      'eu-central-1',
      'eu-west-1',
      'eu-west-1',
    ]);
    expect(new Set(made.map(({ account }) => account)).size).toBe(1);
  });

  test('destroy is refused', () => {
    const archive = everything.run('log-archive', ['plan', '-destroy', '-input=false']);
    expect(archive.status).toBe(1);
    for (const address of ['aws_s3_bucket.trail["trail"]', 'aws_kms_key.trail_key["trail"]'])
      expect(unwrapped(archive.output)).toContain(`${address} has lifecycle.prevent_destroy set`);
    const trail = everything.run('trail', ['plan', '-destroy', '-input=false']);
    expect(trail.status).toBe(1);
    expect(unwrapped(trail.output)).toContain(
      'aws_cloudtrail.trail["organization"] has lifecycle.prevent_destroy',
    );
  });

  test('taking replication out is refused, and the error says how to do it on purpose', () => {
    const landing = keep(everything.clone());
    landing.edit('organization.yaml', '  replication: { region: eu-west-1 }\n', '');
    synthesize(landing);
    const plan = landing.plan('log-archive');
    expect(plan.status).toBe(1);
    expect(unwrapped(plan.output)).toContain(
      'config_replica, trail_replica: in the state, but no longer in the organization file.',
    );
  });

  test('released buckets stay in AWS with all that protects them; then a replica’s entry may be deleted', () => {
    const landing = keep(everything.clone());
    landing.edit('organization.yaml', 'region: eu-west-1 }', 'region: eu-west-1, state: released }');
    landing.edit(
      'organization.yaml',
      '  deletionRoles:',
      '  accessBucket: { state: released }\n  deletionRoles:',
    );
    synthesize(landing);
    landing.apply('log-archive');
    const left = landing.addresses('log-archive').filter((address) => /_replica|\["access"\]/.test(address));
    expect(left).toEqual([]);
    // What repeats the logs from now on would have nowhere to go; it is the only thing that is taken back.
    const repeating = ['aws_iam_role', 'aws_iam_role_policy', 'aws_s3_bucket_replication_configuration'];
    expect([...new Set(deleted(landing))].sort()).toEqual(repeating);
    landing.edit('organization.yaml', / {2}replication: .*\n/, '');
    synthesize(landing);
    expect(landing.plan('log-archive').status).toBe(0);
  });

  test('a released trail goes on without Terraform', () => {
    const landing = keep(everything.clone());
    landing.edit('organization.yaml', 'name: acme-everything', 'name: acme-everything\n    state: released');
    synthesize(landing);
    landing.apply('trail');
    expect(deleted(landing)).not.toContain('aws_cloudtrail');
    expect(landing.addresses('trail')).not.toContain('aws_cloudtrail.trail["organization"]');
    expect(landing.plan('trail').status).toBe(0);
  });

  test('a trail is deleted only because the file says so', () => {
    const landing = keep(everything.clone());
    landing.edit('organization.yaml', 'name: acme-everything', 'name: acme-everything\n    state: deleted');
    synthesize(landing);
    landing.apply('trail');
    expect(deleted(landing)).toContain('aws_cloudtrail');
    expect(deleted(landing)).not.toContain('aws_s3_bucket');
    expect(landing.plan('trail').status).toBe(0);
  });

  test('taking logging out as a whole is refused before anything else is planned', () => {
    const landing = keep(everything.clone());
    landing.edit('organization.yaml', /\nlogging:\n[\s\S]*$/, '\n');
    synthesize(landing);
    const plan = landing.plan('organization');
    expect(plan.status).toBe(1);
    expect(unwrapped(plan.output)).toContain('Put logging.trail back, then set state: released');
    expect(unwrapped(plan.output)).toContain('Terraform never deletes a log bucket');
  });
});
