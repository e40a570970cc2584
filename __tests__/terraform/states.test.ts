import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { organizationFile } from '../organization-file';
import { describeWithTerraform } from './harness';
import { accountEntry, Project } from './project';

const file = 'config/organization.yaml';

/** An organization of two accounts with its states in a folder. */
const inFolder = (directory: string, accounts = ''): string =>
  organizationFile(
    [
      'terraform:',
      `  backend: { local: { directory: ${directory} } }`,
      'root:',
      '  organizationalUnits:',
      '    Security: {}',
      '    Suspended: {}',
      'accounts:',
      accountEntry('log-archive', 'Security'),
      accounts || accountEntry('security-tooling', 'Security'),
      '',
    ].join('\n'),
  );

describeWithTerraform('another backend', () => {
  const project = new Project();
  const state = (directory: string, stack = 'accounts') =>
    join(project.folder, directory, `${stack}.tfstate`);

  beforeAll(() => {
    project.write(file, inFolder('kept'));
    project.commit();
    expect(project.landfall(['apply', '--auto-approve']).status).toBe(0);
    project.write(file, inFolder('elsewhere'));
  });
  afterAll(() => project.remove());

  test.each([
    ['plan', ['plan']],
    ['plan --since', ['plan', '--since', 'main']],
    ['apply', ['apply', '--auto-approve']],
    ['drift', ['drift']],
  ])('%s stops and says which states would be left behind, and what moves them', (_, args) => {
    const { status, stderr } = project.landfall(args);
    expect(status).toBe(1);
    expect(stderr).toMatch(/2 states would be left behind/);
    expect(stderr).toMatch(
      /accounts: in kept\/accounts\.tfstate by .*\(\d resources?\),\n\s+none in elsewhere/,
    );
    expect(stderr).toContain('npx landfall state move');
  });

  test('--since knows the former backend where the folder has never been initialized', () => {
    const { folder } = project;
    rmSync(join(folder, 'cdktf.out'), { recursive: true });
    expect(project.landfall(['plan']).stderr).not.toContain('left behind');
    rmSync(join(folder, 'cdktf.out'), { recursive: true });
    const { status, stderr } = project.landfall(['plan', '--since', 'main']);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/by the file of main/)]);
  });

  test('--new-state plans with new ones', () => {
    const { status, stderr } = project.landfall(['plan', '--since', 'main', '--new-state']);
    expect([status, stderr]).toEqual([2, expect.not.stringContaining('left behind')]);
    expect(existsSync(state('kept'))).toBe(true);
  });

  test('a state that holds something else is never written over, and then none is copied', () => {
    const kept = JSON.parse(readFileSync(state('kept'), 'utf8')) as { resources: unknown[] };
    const other = JSON.stringify({ ...kept, lineage: 'other', resources: kept.resources.slice(1) });
    project.write('elsewhere/accounts.tfstate', other);
    const { status, stderr } = project.landfall(['state', 'move', '--since', 'main']);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /accounts: elsewhere\/accounts\.tfstate holds another state[\s\S]*Nothing was copied/,
    );
    expect(readFileSync(state('elsewhere'), 'utf8')).toBe(other);
    expect(existsSync(state('elsewhere', 'organization'))).toBe(false);
    rmSync(state('elsewhere'));
  });

  test('state move copies them, leaves the former ones, and a plan has nothing to do', () => {
    const before = readFileSync(state('kept'), 'utf8');
    const { status, stdout } = project.landfall(['state', 'move', '--since', 'main']);
    expect([status, stdout]).toEqual([0, expect.stringContaining('2 states copied')]);
    expect(readFileSync(state('kept'), 'utf8')).toBe(before);
    expect(project.landfall(['plan', '--since', 'main']).status).toBe(0);
    const again = project.landfall(['state', 'move', '--since', 'main']);
    expect(again.stdout).toContain('accounts: is in elsewhere/accounts.tfstate already');
  });

  test('back at the former place, an older version is not taken for the state', () => {
    const more = [accountEntry('security-tooling', 'Security'), accountEntry('made-since', 'Security')].join(
      '\n',
    );
    project.write(file, inFolder('elsewhere', more));
    expect(project.landfall(['apply', '--auto-approve']).status).toBe(0);
    project.write(file, inFolder('kept', more));
    // What a killed `state move` has left; so would a killed initialization.
    project.write('cdktf.out/states/at-old/pushed.json', 'secret');
    project.write('cdktf.out/stacks/organization/.terraform/terraform.tfstate', '{ "backend"');
    const { status, stderr } = project.landfall(['apply', '--auto-approve']);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /1 state would be left behind:\n {2}accounts: in elsewhere\/accounts\.tfstate .*\n\s+an older version in kept/,
    );
    expect(existsSync(join(project.folder, 'cdktf.out/states/at-old'))).toBe(false);
  });
});

describeWithTerraform('ids in the file and no state', () => {
  const project = new Project();
  const imported = inFolder(
    'state',
    '  - { name: imported, ou: Security, owner: platform, email: imported@acme.example, id: "222222222222" }',
  );

  beforeAll(() => project.write(file, imported));
  afterAll(() => project.remove());

  test('a plan says so and goes on; an apply wants --new-state, once', () => {
    const env = { STANDIN_AWS_IMPORT: 'any' };
    const plan = project.landfall(['plan'], env);
    expect(plan.status).toBe(2);
    expect(plan.stderr).toMatch(/no state in state\/organization\.tfstate.*the ids of 1 account\b/);
    const refused = project.landfall(['apply', '--auto-approve'], env);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('--new-state, this once')]);
    expect(existsSync(join(project.folder, 'state', 'organization.tfstate'))).toBe(false);
    // The stand-in knows nothing of the account, so that its import changes attributes, which wants a review.
    expect(project.landfall(['apply', '--auto-approve', '--new-state'], env).status).toBe(3);
    expect(project.landfall(['apply', '--auto-approve'], env).status).toBe(0);
  });
});
