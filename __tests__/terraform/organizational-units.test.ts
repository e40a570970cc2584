import { organizationFile } from '../organization-file';
import { describeWithTerraform, Landing, type Run, unwrapped } from './harness';

const ou = 'aws_organizations_organizational_unit.ou_level';
const counts = ({ output }: Run): string => /Plan: [^\n]*|No changes/.exec(output)?.[0] ?? output;

const organization = (units: string, accounts = '[]') =>
  organizationFile(`
root:
  organizationalUnits: ${units}
accounts: ${accounts}
policies:
  deny-buckets:
    content: { Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "s3:CreateBucket", Resource: "*" }] }
`);

const tree = (inner: string) =>
  `{ Workloads: { policies: [deny-buckets], organizationalUnits: ${inner} }, Sandbox: {} }`;

describeWithTerraform('the life of an OU (docs/accounts.md)', () => {
  let landing: Landing;
  const change = (units: string, accounts?: string) =>
    landing.synthesize(landing.write(organization(units, accounts)));

  beforeEach(() => {
    landing = new Landing();
    change(tree('{ Production: {}, Development: {} }'));
    landing.apply('organization');
  });
  afterEach(() => landing.remove());

  test('taking an OU out of the file is refused, and the error says how to do it on purpose', () => {
    change(tree('{ Production: {} }'));
    const plan = landing.plan('organization');
    expect(plan.status).toBe(1);
    expect(unwrapped(plan.output)).toContain(
      'Workloads/Development: in the state, but no longer in the organization file.',
    );
    expect(unwrapped(plan.output)).toContain('set state: deleted (an empty OU)');
  });

  test('state: deleted deletes exactly this OU; then its entry may go', () => {
    change(tree('{ Production: {}, Development: { state: deleted } }'));
    expect(counts(landing.plan('organization'))).toBe('Plan: 0 to add, 0 to change, 1 to destroy.');
    landing.apply('organization');
    change(tree('{ Production: {} }'));
    expect(landing.plan('organization').status).toBe(0);
  });

  test('state: released lets go of it without touching it', () => {
    change(tree('{ Production: {}, Development: { state: released } }'));
    expect(counts(landing.plan('organization'))).toContain('0 to destroy');
    landing.apply('organization');
    expect(landing.calls().filter(({ operation }) => operation === 'delete')).toEqual([]);
    expect(landing.addresses('organization')).not.toContain(`${ou}_2["Workloads/Development"]`);
  });

  test('state: released leaves its guardrails attached, and their document; then its entry may go', () => {
    const guarded = (state: string, entry = `Development: { ${state}policies: [deny-users] }`) =>
      organization(tree(`{ Production: {}, ${entry} }`)).replace(
        'policies:\n',
        'policies:\n  deny-users: { content: { Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "iam:CreateUser", Resource: "*" }] } }\n',
      );
    const synthesize = (text: string) => landing.synthesize(landing.write(text));
    synthesize(guarded(''));
    landing.apply('organization');
    synthesize(guarded('state: released, '));
    expect(counts(landing.plan('organization'))).toContain('0 to destroy');
    landing.apply('organization');
    expect(landing.addresses('organization').filter((address) => /Development/.test(address))).toEqual([]);
    synthesize(guarded('', ''));
    landing.apply('organization');
    const kinds = ['aws_organizations_policy', 'aws_organizations_policy_attachment'];
    const deleted = landing
      .calls()
      .filter(({ operation, type }) => operation === 'delete' && kinds.includes(type));
    expect(deleted).toEqual([]);
  });

  test('renaming an OU moves it, what is below it, and its policies; nothing is made again', () => {
    const renamed = tree('{ Production: {}, Development: {} }').replace(
      '{ Workloads: {',
      '{ Apps: { formerName: Workloads,',
    );
    change(renamed);
    const plan = landing.plan('organization');
    expect(counts(plan)).toContain('0 to destroy');
    landing.apply('organization');
    expect(landing.addresses('organization')).toContain(`${ou}_2["Apps/Production"]`);
    change(renamed.replace(' formerName: Workloads,', ''));
    expect(landing.plan('organization').status).toBe(0);
  });
});

describeWithTerraform('a stack whose inputs are not there yet', () => {
  test('says which stack was never applied', () => {
    const landing = new Landing();
    landing.synthesize(landing.write(organization('{ Sandbox: {} }', '[{ name: shop, ou: Sandbox }]')));
    const plan = landing.plan('accounts');
    expect(plan.status).toBe(1);
    expect(unwrapped(plan.output)).toContain(
      'The stack "organization" has never been applied: npx cdktf deploy organization, then plan again.',
    );
    landing.remove();
  });

  test('says what the other state does not have yet', () => {
    const landing = new Landing();
    landing.synthesize(landing.write(organization('{ Sandbox: {} }')));
    landing.apply('organization');
    landing.synthesize(landing.write(organization('{ Sandbox: {}, New: {} }', '[{ name: shop, ou: New }]')));
    const plan = landing.plan('accounts');
    expect(plan.status).toBe(1);
    expect(unwrapped(plan.output)).toContain(
      'Apply the stack "organization" first (npx cdktf deploy organization): its state does not have New in organizational_unit_ids yet.',
    );
    landing.remove();
  });
});
