import { organizationFile } from '../organization-file';
import { describeWithTerraform } from './harness';
import { Project } from './project';

const file = 'config/organization.yaml';

const deny = (action: string) =>
  `{ content: { Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "${action}", Resource: "*" }] } }`;

const named = (tooling: string, unit: string) =>
  organizationFile(`
root: { organizationalUnits: { ${unit}, Workloads: {} } }
policies:
  deny-more: ${deny('ec2:CreateInternetGateway')}
delegatedAdministrators: { health: ${tooling.split(',')[0]}, backup: ${tooling.split(',')[0]} }
accounts:
  - { name: log-archive, ou: Workloads }
  - { name: ${tooling}, ou: ${unit.split(':')[0]}, email: tooling@acme.example, policies: [deny-more] }
`);

describeWithTerraform('what can be known is not waited for: an id under a former name', () => {
  const project = new Project();
  beforeAll(() => {
    project.write(file, named('tooling', 'Security: {}'));
    expect(project.landfall(['apply', '--auto-approve']).status).toBe(0);
  });
  afterAll(() => project.remove());

  test('an account and its OU renamed: nothing waits, nothing is destroyed, what only reads the id stays as it is', () => {
    project.write(file, named('security-tooling, formerName: tooling', 'Guards: { formerName: Security }'));
    const { stacks, counts } = project.report(['plan']);
    expect(stacks.map(({ stack, status }) => [stack, status])).toEqual([
      ['organization', 'changes'],
      ['accounts', 'changes'],
      ['delegation', 'unchanged'],
    ]);
    expect(counts).toMatchObject({ destroy: 0, replace: 0, forget: 0, create: 0 });
    const applied = project.landfall(['apply', '--auto-approve']);
    expect(applied.status).toBe(0);
    expect(applied.stderr).not.toMatch(/: planning/);
    expect(project.report(['plan']).headline).toBe('no changes in 3 stacks');
  });

  test('a name that the state knows neither now nor before is waited for', () => {
    project.write(file, named('other-tooling, formerName: never-there', 'Guards: {}'));
    const { stacks } = project.report(['plan']);
    expect(stacks.find(({ stack }) => stack === 'delegation')?.waitsFor).toEqual([
      { stack: 'accounts', reason: 'the state of accounts does not have other-tooling in account_ids yet' },
    ]);
  });
});
