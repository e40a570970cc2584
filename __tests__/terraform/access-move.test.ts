import { organizationFile } from '../organization-file';
import { describeWithTerraform, Landing } from './harness';

const file = (workloads: string, account: string) =>
  organizationFile(`
root: { organizationalUnits: { Workloads: ${workloads} } }
accounts:
  - { name: payments, ou: Workloads${account} }
identityCenter:
  groups: { platform: {} }
  managementAccount: { noAdministrator: This is a test. }
  assignments:
    - { group: platform, permissionSets: [AdministratorAccess, Billing], organizationalUnits: [Root] }
`);

describeWithTerraform('an account that moves to another state', () => {
  const landing = new Landing();
  const synthesize = (text: string) => landing.synthesize(landing.write(text));
  afterAll(() => landing.remove());

  test('takes its people along: none loses access on the way', () => {
    landing.applyAll(synthesize(file('{}', '')));
    const { account_ids: ids } = JSON.parse(landing.run('accounts', ['output', '-json']).output) as {
      account_ids: { value: Record<string, string> };
    };
    const moved = file('{ stack: workloads }', `, id: "${ids.value.payments}", formerStack: accounts`);
    const stacks = synthesize(moved);
    landing.apply('accounts');
    landing.apply('accounts-workloads');
    expect(landing.apply('assignments').output).toContain('0 added, 0 changed, 0 destroyed');
    const arrival = landing.apply('assignments-workloads').output;
    expect(arrival).toContain('2 imported, 0 added, 0 changed, 0 destroyed');
    expect(stacks.map(({ name }) => [name, landing.plan(name).status])).toEqual(
      stacks.map(({ name }) => [name, 0]),
    );
  });
});
