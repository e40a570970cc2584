import { spawnSync } from 'node:child_process';
import { organizationFile } from '../organization-file';
import { describeWithTerraform } from './harness';
import { Project } from './project';

const file = (ou: string, account = '') =>
  organizationFile(
    [
      'root:',
      '  organizationalUnits:',
      `    Work loads: { ${ou} }`,
      'accounts:',
      `  - { name: shop, ou: Work loads${account} }`,
      '',
    ].join('\n'),
  );

describeWithTerraform('what Terraform refuses to destroy, although it is still in the file', () => {
  const project = new Project();
  const address = 'aws_organizations_account.account["shop"]';
  const write = (ou = '', account = '') => project.write('config/organization.yaml', file(ou, account));

  const shell = (command: string) =>
    spawnSync('sh', ['-c', command.replace(/^terraform/, '"$TERRAFORM_BINARY_NAME"')], {
      cwd: project.folder,
      env: { ...process.env, STANDIN_AWS_STATE: `${project.folder}/aws` },
      encoding: 'utf8',
    });

  beforeAll(() => {
    write();
    expect(project.landfall(['apply', '--auto-approve']).stdout).toContain('Everything is applied.');
  });
  afterAll(() => project.remove());

  test('a create that broke off: the command that it says repairs it', () => {
    shell(`terraform -chdir=cdktf.out/stacks/accounts taint '${address}'`);
    const { stdout } = project.landfall(['plan']);
    expect(stdout).toContain('The account shop was being made when that broke off');
    expect(stdout).not.toMatch(/has gone from the organization file\. An account|--allow/);
    const command = /`(terraform [^`]* untaint [^`]*)`/.exec(stdout)?.[1] ?? '';
    expect(shell(command).stdout).toContain('successfully untainted');
    expect(project.landfall(['plan']).status).toBe(0);
  });

  test('another e-mail address is changed in AWS', () => {
    write('', ', email: other@acme.example');
    const { stdout } = project.landfall(['plan']);
    expect(stdout).toContain('because of another email ("aws+shop@acme.example" → "other@acme.example")');
    expect(stdout).toContain('start-primary-email-update');
    write();
    expect(project.landfall(['plan']).status).toBe(0);
  });

  test('what is to be imported is named with its id and the line of its entry', () => {
    project.landfall(['plan']);
    shell(
      `terraform -chdir=cdktf.out/stacks/organization state rm 'aws_organizations_organizational_unit.ou_level_1["Work loads"]'`,
    );
    write('id: ou-4813-00000000');
    const { stdout } = project.landfall(['plan']);
    expect(stdout).toContain(
      'OU Work loads (config/organization.yaml:5:5): It is to be imported by the id ou-4813-00000000',
    );
  });
});
