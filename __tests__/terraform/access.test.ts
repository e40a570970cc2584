import { organizationFile } from '../organization-file';
import { type Call, describeWithTerraform, Landing, unwrapped } from './harness';

const file = (accounts: string[], { groups = '', branch = 'Workloads', role = '' } = {}) =>
  organizationFile(`
root:
  organizationalUnits:
    Security: {}
    Workloads:
      stack: workloads
      organizationalUnits:
        Production: { accountDefaults: { access: { session: production } } }
        Development: {}
accounts:
  - { name: security-tooling, ou: Security }
${accounts.map((name) => `  - { name: ${name}, ou: Workloads/${name.endsWith('prod') ? 'Production' : 'Development'} }`).join('\n')}
delegatedAdministrators: { identityCenter: security-tooling }
identityCenter:
  groups:
    platform: {}
    developers: { displayName: AWS Developers }
    auditors: { create: true, description: Reads everything. }
${groups}
  permissionSets:
    Deployer:
      managedPolicies: [PowerUserAccess]
      inlinePolicy:
        Version: "2012-10-17"
        Statement: [{ Effect: Deny, Action: "s3:*", Resource: "arn:aws:s3:::\${aws:username}/*" }]
      permissionsBoundary: { managedPolicy: PowerUserAccess }
  sessions: { production: { duration: PT1H } }
  attributes: { CostCenter: "\${path:enterprise.costCenter}" }
  assignments:
    - { group: platform, permissionSets: [AdministratorAccess], accounts: [management], organizationalUnits: [Root] }
    - { group: auditors, permissionSets: [SecurityAudit], organizationalUnits: [Root] }
    - { group: developers, permissionSets: [ReadOnlyAccess, Deployer], organizationalUnits: [${branch}] }
${role}`);

describeWithTerraform('people’s access', () => {
  const landing = new Landing();
  const synthesize = (text: string) => landing.synthesize(landing.write(text));
  const assigned = (calls: Call[]) =>
    calls.filter(
      ({ operation, type }) => operation === 'create' && type === 'aws_ssoadmin_account_assignment',
    );
  let stacks: string[] = [];

  beforeAll(() => {
    const made = synthesize(file(['payments-prod', 'payments-dev']));
    stacks = made.map(({ name }) => name);
    landing.applyAll(made);
  });
  afterAll(() => landing.remove());

  test('applies, and the next plan of every stack is empty', () => {
    expect(stacks.map((name) => [name, landing.plan(name).status])).toEqual(stacks.map((name) => [name, 0]));
  });

  test('the delegated administrator makes what members have, the management account what it has itself', () => {
    const [security] = landing
      .calls()
      .filter(({ type, operation }) => operation === 'create' && type === 'aws_ssoadmin_permission_set')
      .map(({ account }) => account);
    const accounts = new Map(
      landing
        .calls()
        .filter(({ type, operation }) => operation === 'create' && type === 'aws_ssoadmin_account_assignment')
        .map(({ account, id }) => [id.split(',')[2], account]),
    );
    expect(accounts.get('111111111111')).not.toBe(security);
    expect([...accounts].filter(([target]) => target !== '111111111111').map(([, by]) => by)).toEqual([
      security,
      security,
      security,
    ]);
    expect(landing.addresses('management-access')).toEqual(
      expect.arrayContaining([
        'aws_ssoadmin_account_assignment.assignment["management/AdministratorAccess/platform"]',
        'aws_ssoadmin_permission_set.permission_set["AdministratorAccess-management"]',
      ]),
    );
  });

  test('the same permission set lasts an hour in production', () => {
    expect(landing.addresses('identity-center')).toEqual(
      expect.arrayContaining([
        'aws_ssoadmin_permission_set.permission_set["Deployer"]',
        'aws_ssoadmin_permission_set.permission_set["Deployer-production"]',
      ]),
    );
  });

  test('an account added to an OU with four assignments changes its two stacks only: four additions', () => {
    const made = synthesize(file(['payments-prod', 'payments-dev', 'orders-prod']));
    landing.apply('accounts-workloads');
    const before = assigned(landing.calls()).length;
    const plans = new Map(made.map(({ name }) => [name, landing.plan(name)]));
    expect(plans.get('assignments-workloads')?.output).toContain(
      'Plan: 4 to add, 0 to change, 0 to destroy.',
    );
    const changed = [...plans].filter(([, { status }]) => status !== 0).map(([name]) => name);
    expect(changed).toEqual(['assignments-workloads']);
    landing.apply('assignments-workloads');
    expect(assigned(landing.calls()).length - before).toBe(4);
    expect(landing.addresses('assignments-workloads')).toContain(
      'aws_ssoadmin_account_assignment.assignment["orders-prod/Deployer/developers"]',
    );
  });

  test('another length of session or another display name re-creates no assignment', () => {
    const renamed = file(['payments-prod', 'payments-dev', 'orders-prod'])
      .replace('duration: PT1H', 'duration: PT2H')
      .replace('create: true, description', 'create: true, displayName: Audit, description');
    synthesize(renamed);
    const center = landing.plan('identity-center');
    expect(center.output).toContain('0 to add');
    expect(center.output).toContain('0 to destroy');
    landing.apply('identity-center');
    expect(landing.plan('assignments-workloads').status).toBe(0);
    expect(landing.plan('assignments').status).toBe(0);
  });

  test('a group that the identity store does not have is named, with its place in the file', () => {
    const groups = '    missing-testers: {}';
    synthesize(file(['payments-prod', 'payments-dev', 'orders-prod'], { groups }));
    const { status, output } = landing.plan('identity-center');
    expect(status).toBe(1);
    expect(unwrapped(output)).toContain('missing-testers');
    expect(unwrapped(output)).toContain('in_the_file_under_identityCenter_groups["missing-testers"]');
  });

  test('a renamed account keeps its people', () => {
    const renamed = file(['payments-prod', 'checkout-dev', 'orders-prod']).replace(
      'checkout-dev,',
      'checkout-dev, email: aws+payments-dev@acme.example, formerName: payments-dev,',
    );
    synthesize(renamed);
    landing.apply('accounts-workloads');
    const { output } = landing.apply('assignments-workloads');
    expect(output).toContain('Resources: 0 added, 0 changed, 0 destroyed.');
    expect(landing.addresses('assignments-workloads')).toContain(
      'aws_ssoadmin_account_assignment.assignment["checkout-dev/Deployer/developers"]',
    );
  });

  test('a suspended account loses its people', () => {
    const suspended = file(['payments-prod', 'checkout-dev', 'orders-prod'])
      .replace('checkout-dev,', 'checkout-dev, email: aws+payments-dev@acme.example, state: suspended,')
      .replace('    Security: {}', '    Security: {}\n    Suspended: {}');
    synthesize(suspended);
    landing.apply('organization');
    landing.apply('accounts-workloads');
    expect(landing.plan('assignments-workloads').output).toContain('0 to add, 0 to change, 4 to destroy');
  });

  test('everything can be destroyed again, last stack first', () => {
    synthesize(file(['payments-prod', 'checkout-dev', 'orders-prod']));
    const people = stacks
      .filter((name) => /^(assignments|management-access|identity-center)/.test(name))
      .reverse();
    const order = [...people.filter((name) => name !== 'identity-center'), 'identity-center'];
    for (const name of order) {
      const run = landing.run(name, ['destroy', '-input=false', '-auto-approve']);
      expect([name, run.status]).toEqual([name, 0]);
    }
  });
});
