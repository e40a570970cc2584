import { organizationFile } from '../organization-file';
import { describeWithTerraform, Landing } from './harness';

const file = (policies: string, workloads: string, accounts = '') =>
  organizationFile(`
root:
  organizationalUnits:
    Workloads: { policies: [${workloads}] }
policies:
${policies}
accounts:
  - { name: shop, ou: Workloads${accounts} }
`);

const deny = (name: string, action: string, more = '') =>
  `  ${name}: { content: { Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "${action}", Resource: "*" }] }${more} }\n`;
const base = deny('no-users', 'iam:CreateUser') + deny('no-stop', 'cloudtrail:StopLogging');

describeWithTerraform('guardrails at their targets', () => {
  let before: Landing;
  let landing: Landing;

  beforeAll(() => {
    before = new Landing();
    before.applyAll(before.synthesize(before.write(file(base, 'no-users, no-stop'))));
  }, 120_000);
  afterAll(() => before.remove());
  beforeEach(() => {
    landing = before.clone();
  });
  afterEach(() => landing.remove());

  /** What AWS was told of policies and attachments since there were so many calls, in order. */
  const told = (known: number): string[] =>
    landing
      .calls()
      .slice(known)
      .filter(({ type, operation }) => /policy/.test(type) && /create|update|delete/.test(operation))
      .map(({ type, operation }) => `${operation} ${type.replace('aws_organizations_', '')}`);

  /** Applies a changed file; what AWS was told of policies and attachments, in order. */
  function change(yaml: string, stacks = ['organization']): string[] {
    landing.synthesize(landing.write(yaml));
    const known = landing.calls().length;
    for (const stack of stacks) {
      landing.apply(stack);
      expect(landing.plan(stack).status).toBe(0);
    }
    return told(known);
  }

  test('share one document, and the next plan is empty', () => {
    expect(landing.addresses('organization').filter((address) => /policy/.test(address))).toEqual([
      'aws_organizations_policy.policy["Workloads-scp-1"]',
      'aws_organizations_policy_attachment.attachment["Workloads:Workloads-scp-1"]',
    ]);
    expect(landing.plan('organization').status).toBe(0);
  });

  test('one that is edited, added or taken away is one document updated in place', () => {
    const edited = base.replace('iam:CreateUser', 'iam:Create*');
    expect(change(file(edited, 'no-users, no-stop'))).toEqual(['update policy']);
    const added = edited + deny('no-leave', 'organizations:LeaveOrganization');
    expect(change(file(added, 'no-users, no-stop, no-leave'))).toEqual(['update policy']);
    expect(change(file(deny('no-stop', 'cloudtrail:StopLogging'), 'no-stop'))).toEqual(['update policy']);
  }, 60_000);

  const alone = deny('no-users', 'iam:CreateUser', ', pack: false');

  test('a document that takes the place of another is attached before the other is detached', () => {
    expect(change(file(alone, 'no-users'))).toEqual([
      'create policy',
      'create policy_attachment',
      'delete policy_attachment',
      'delete policy',
    ]);
  }, 60_000);

  test('what cannot be attached leaves the old document where it was', () => {
    landing.synthesize(landing.write(file(alone, 'no-users')));
    const known = landing.calls().length;
    const fail = { STANDIN_AWS_FAIL: 'aws_organizations_policy_attachment.create:1' };
    expect(landing.run('organization', ['apply', '-input=false', '-auto-approve'], fail).status).toBe(1);
    expect(told(known).filter((call) => call.startsWith('delete'))).toEqual([]);
  }, 60_000);

  test('a policy of another type under the same name is attached before the old one is detached', () => {
    const rcp =
      '  no-users: { type: RESOURCE_CONTROL_POLICY, pack: false, content: { Version: "2012-10-17", Statement: ' +
      '[{ Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } }] } }\n';
    change(file(alone, 'no-users'));
    expect(change(file(rcp, 'no-users'))).toEqual([
      'create policy',
      'create policy_attachment',
      'delete policy_attachment',
      'delete policy',
    ]);
  }, 60_000);

  test('pack: false takes one out of the document, which stays attached', () => {
    const own = alone + deny('no-stop', 'cloudtrail:StopLogging');
    expect(change(file(own, 'no-users, no-stop')).sort()).toEqual([
      'create policy',
      'create policy_attachment',
      'update policy',
    ]);
  }, 60_000);

  test('those of an account are attached in the state of the account', () => {
    const calls = change(file(base, 'no-stop', ', policies: [no-users]'), ['organization', 'accounts']);
    expect(calls).toEqual(expect.arrayContaining(['create policy', 'create policy_attachment']));
    expect(landing.addresses('accounts')).toContain(
      'aws_organizations_policy_attachment.attachment["shop:account/shop-scp-1"]',
    );
  }, 60_000);
});
