import { cpSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { organizationFile } from '../organization-file';
import { describeWithTerraform } from './harness';
import { accountEntry, Project } from './project';

const file = 'config/organization.yaml';
const deny =
  '{ pack: false, content: { Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "organizations:LeaveOrganization", Resource: "*" }] } }';

/** What a state that is rebuilt needs in the file. */
interface Known {
  readonly organization?: string;
  readonly unit?: string;
  readonly suspended?: string;
  readonly policy?: string;
}

const text = ({ organization, unit, suspended, policy }: Known, ...accounts: string[]): string => {
  const id = (value?: string) => (value ? `id: ${value}` : '');
  return organizationFile(
    [
      `policies: { deny: ${policy ? deny.replace('{', `{ id: ${policy},`) : deny} }`,
      'root:',
      '  organizationalUnits:',
      `    Security: { policies: [deny]${unit ? `, ${id(unit)}, adopted: true` : ''} }`,
      `    Suspended: { ${id(suspended)} }`,
      'accounts:',
      ...accounts,
      '',
    ].join('\n'),
    organization ? { id: organization } : {},
  );
};

describeWithTerraform('states in a folder that are broken or lost', () => {
  const project = new Project();
  const archive = accountEntry('log-archive', 'Security');
  const stateOf = (stack: string) => join(project.folder, 'state', `${stack}.tfstate`);

  beforeAll(() => {
    project.write(file, text({}, archive));
    expect(project.landfall(['apply', '--auto-approve']).status).toBe(0);
  }, 300_000);
  afterAll(() => project.remove());

  test('what Terraform remembers of a backend may be cut off: it is made again', () => {
    writeFileSync(join(project.folder, 'cdktf.out/stacks/accounts/.terraform/terraform.tfstate'), '{"vers');
    const { status, stdout } = project.landfall(['plan']);
    expect([status, stdout]).toEqual([0, expect.stringContaining('no changes in')]);
  }, 300_000);

  test('a state that was cut off is named with its cure, and its former version lies beside it', () => {
    project.write(file, text({}, archive, accountEntry('second', 'Security')));
    expect(project.landfall(['apply', '--auto-approve']).status).toBe(0);
    truncateSync(stateOf('accounts'), 300);
    const { status, stdout } = project.landfall(['plan']);
    expect([status, stdout]).toEqual([
      1,
      expect.stringMatching(/state of the stack accounts cannot be read[\s\S]*docs\/states\.md/),
    ]);
    expect(stdout).not.toContain('lock');
    cpSync(`${stateOf('accounts')}.backup`, stateOf('accounts'));
    const made = project.landfall(['plan']).stdout;
    expect(made).toContain('+ account second');
    expect(made).toContain('accounts: 1 to add');
  }, 300_000);

  test('a broken state fails the stacks that read it as well, and each says so once', () => {
    const whole = project.read('state/organization.tfstate');
    truncateSync(stateOf('organization'), 300);
    const { stdout } = project.landfall(['plan']);
    expect(stdout).toMatch(
      /organization: failed\n +error The state of the stack organization cannot be read/,
    );
    expect(stdout).toMatch(/accounts: failed\n +error A state that the stack accounts reads cannot be read/);
    expect(stdout.match(/docs\/states\.md/g)).toHaveLength(2);
    expect(stdout).not.toMatch(/lock|never been applied|accounts, accounts/);
    writeFileSync(stateOf('organization'), whole);
  }, 300_000);

  test('a state without versions is rebuilt by import: ids and adopted, --new-state once', () => {
    const ids = (resource: string) => idsIn(project.read('state/organization.tfstate'), resource);
    const [organization = ''] = ids('aws_organizations_organization').values();
    const units = ids('aws_organizations_organizational_unit');
    const [policy = ''] = ids('aws_organizations_policy').values();
    project.write(file, text({}, archive));
    expect(project.landfall(['ids', '--write']).stdout).toContain('1 id written');
    const entry =
      project
        .read(file)
        .split('\n')
        .find((line) => line.includes('name: log-archive')) ?? '';
    project.write(
      file,
      text(
        {
          organization,
          unit: unitOf(units, 'Security'),
          suspended: unitOf(units, 'Suspended'),
          policy,
        },
        entry,
      ),
    );
    rmSync(join(project.folder, 'state'), { recursive: true });
    const plan = project.landfall(['plan']).stdout;
    expect(plan).toContain('6 to import in 2 stacks');
    expect(plan).not.toMatch(/ (\+|~|-) |to (add|change|destroy)/);
    const refused = project.landfall(['apply', '--auto-approve']);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('--new-state, this once')]);
    const applied = project.landfall(['apply', '--auto-approve', '--new-state']);
    expect(applied.status).toBe(0);
    const empty = project.landfall(['plan']);
    expect([empty.status, empty.stdout]).toEqual([0, expect.stringContaining('no changes in')]);
    project.write(file, project.read(file).replace(', adopted: true', ''));
    expect(project.landfall(['plan']).stdout).toMatch(/^organization: 1 to add\n +1 internal change/);
  }, 300_000);
});

/** Ids by key of the instances of a resource type. */
function idsIn(state: string, type: string): Map<string, string> {
  const { resources } = JSON.parse(state) as {
    resources: { type: string; instances: { index_key?: string; attributes: { id: string } }[] }[];
  };
  return new Map(
    resources
      .filter((resource) => resource.type === type)
      .flatMap(({ instances }) =>
        instances.map(({ index_key = '', attributes }) => [index_key, attributes.id]),
      ),
  );
}

const unitOf = (units: ReadonlyMap<string, string>, path: string): string => units.get(path) ?? '';
