import { readFileSync, writeFileSync } from 'node:fs';
import { describeWithTerraform, Landing, type Run, unwrapped } from './harness';

const account = 'aws_organizations_account.account';

/** The plan's own count: imported, added, changed, destroyed. */
const counts = ({ output }: Run): string => /Plan: [^\n]*|No changes/.exec(output)?.[0] ?? output;

describeWithTerraform('the life of an account (docs/accounts.md)', () => {
  const applied = new Landing();
  let landing: Landing;
  const stacks = () => landing.synthesize(`${landing.folder}/config/organization.yaml`);

  beforeAll(() => {
    const all = applied.synthesize(applied.copy('config/organization.yaml'));
    applied.applyAll(all.filter(({ name }) => name === 'organization' || name.startsWith('accounts')));
  });
  afterAll(() => applied.remove());
  beforeEach(() => {
    landing = applied.clone();
  });
  afterEach(() => landing.remove());

  test('an account that is added is one thing to add in the stack of its branch', () => {
    landing.write(
      'accounts:\n  - name: fraud-prod\n    ou: Workloads/Production\n    owner: fraud-team\n',
      'accounts/fraud.yaml',
    );
    stacks();
    expect(counts(landing.plan('accounts-workloads'))).toBe('Plan: 4 to add, 0 to change, 0 to destroy.');
    expect(landing.plan('accounts').status).toBe(0);
    expect(landing.plan('organization').status).toBe(0);
  });

  test('an account moves to another OU in place', () => {
    landing.edit(
      'accounts/workloads.yaml',
      'search-dev\n    ou: Workloads/Development',
      'search-dev\n    ou: Workloads/Staging',
    );
    stacks();
    expect(counts(landing.plan('accounts-workloads'))).toBe('Plan: 0 to add, 1 to change, 0 to destroy.');
  });

  test('deleting an entry is refused, and the error says how to do it on purpose', () => {
    landing.edit('accounts/workloads.yaml', / {2}- name: search-dev\n.*\n.*\n/, '');
    stacks();
    const plan = landing.plan('accounts-workloads');
    expect(plan.status).toBe(1);
    expect(unwrapped(plan.output)).toContain(
      'search-dev: in the state, but no longer in the organization file.',
    );
    expect(unwrapped(plan.output)).toContain('then set state: suspended');
  });

  test('prevent_destroy alone refuses it as well, as on backends whose last state cannot be read', () => {
    landing.edit('accounts/workloads.yaml', / {2}- name: search-dev\n.*\n.*\n/, '');
    stacks();
    const { output: _, ...rest } = JSON.parse(landing.json('accounts-workloads')) as { output: object };
    writeFileSync(`${landing.stack('accounts-workloads')}/cdk.tf.json`, JSON.stringify(rest));
    const plan = landing.plan('accounts-workloads');
    expect(plan.status).toBe(1);
    expect(unwrapped(plan.output)).toContain(`${account}["search-dev"] has lifecycle.prevent_destroy set`);
  });

  test('deleting every entry of a stack is refused', () => {
    landing.write('accounts: []\n', 'accounts/workloads.yaml');
    stacks();
    expect(unwrapped(landing.plan('accounts-workloads').output)).toContain(
      'search-dev, search-prod, search-staging: in the state',
    );
  });

  test('renaming an account moves its addresses and touches nothing', () => {
    landing.edit(
      'accounts/workloads.yaml',
      'name: search-dev',
      'name: find-dev\n    formerName: search-dev\n    accountName: search-dev\n    email: aws+search-dev@acme.example',
    );
    stacks();
    const plan = landing.plan('accounts-workloads');
    expect(counts(plan)).toBe('Plan: 0 to add, 0 to change, 0 to destroy.');
    landing.apply('accounts-workloads');
    expect(landing.addresses('accounts-workloads')).toContain(`${account}["find-dev"]`);
    landing.edit('accounts/workloads.yaml', '    formerName: search-dev\n', '');
    stacks();
    expect(landing.plan('accounts-workloads').status).toBe(0);
  });

  test('renaming an account carries the policies attached to it along', () => {
    const attach = 'name: search-dev\n    policies: [deny-long-commitments]';
    landing.edit('accounts/workloads.yaml', 'name: search-dev', attach);
    stacks();
    landing.apply('organization');
    landing.apply('accounts-workloads');
    const email =
      '    formerName: search-dev\n    accountName: search-dev\n    email: aws+search-dev@acme.example';
    landing.edit('accounts/workloads.yaml', 'name: search-dev', `name: find-dev\n${email}`);
    stacks();
    expect(counts(landing.plan('organization'))).toBe('Plan: 0 to add, 1 to change, 0 to destroy.');
    landing.apply('organization');
    // What changes is the list of attachments that orders them (docs/guardrails.md), not an attachment.
    const plan = landing.plan('accounts-workloads');
    expect(counts(plan)).toBe('Plan: 0 to add, 1 to change, 0 to destroy.');
    expect(plan.output).toContain('terraform_data.attachment_order will be updated in-place');
  });

  test('suspending an account moves it, lets go of what hangs on it, and keeps it in the state', () => {
    landing.edit('accounts/workloads.yaml', 'name: search-dev', 'name: search-dev\n    state: suspended');
    stacks();
    expect(counts(landing.plan('accounts-workloads'))).toBe('Plan: 0 to add, 1 to change, 0 to destroy.');
    landing.apply('accounts-workloads');
    const addresses = landing.addresses('accounts-workloads');
    expect(addresses).toContain(`${account}["search-dev"]`);
    expect(addresses.filter((address) => address.includes('search-dev'))).toHaveLength(1);
    expect(landing.plan('accounts-workloads').status).toBe(0);
  });

  test('releasing an account takes it out of the state without touching it; then its entry may be deleted', () => {
    landing.edit('accounts/workloads.yaml', 'name: search-dev', 'name: search-dev\n    state: released');
    stacks();
    expect(counts(landing.plan('accounts-workloads'))).toContain('0 to destroy');
    landing.apply('accounts-workloads');
    expect(
      landing.addresses('accounts-workloads').filter((address) => address.includes('search-dev')),
    ).toEqual([]);
    expect(landing.calls().filter(({ operation }) => operation === 'delete')).toEqual([]);
    landing.edit('accounts/workloads.yaml', / {2}- name: search-dev\n.*\n.*\n.*\n/, '');
    stacks();
    expect(landing.plan('accounts-workloads').status).toBe(0);
  });

  test('a released account keeps its own guardrail, attached and with its document', () => {
    const both = () => {
      stacks();
      for (const name of ['organization', 'accounts-workloads']) landing.apply(name);
    };
    const policy = '    policies: [deny-iam-users]\n';
    landing.edit('accounts/workloads.yaml', 'name: search-dev\n', `name: search-dev\n${policy}`);
    both();
    expect(landing.addresses('organization').join()).toContain('account/search-dev-scp-1');
    landing.edit('accounts/workloads.yaml', policy, `${policy}    state: released\n`);
    both();
    expect(landing.addresses('organization').join()).not.toContain('search-dev');
    landing.edit('accounts/workloads.yaml', / {2}- name: search-dev\n.*\n.*\n.*\n.*\n/, '');
    both();
    expect(landing.calls().filter(({ operation }) => operation === 'delete')).toEqual([]);
  });

  test('an account moves to another state by its id: imported there, let go of here, nothing destroyed', () => {
    const id = landing
      .calls()
      .find(({ type, id: found }) => type === 'aws_organizations_account' && found)?.id;
    const ids = JSON.parse(
      landing.run('accounts-workloads', ['output', '-json', 'account_ids']).output,
    ) as Record<string, string>;
    expect(id).toBeDefined();
    landing.edit(
      'accounts/workloads.yaml',
      'name: search-dev\n    ou: Workloads/Development',
      `name: search-dev\n    id: "${ids['search-dev']}"\n    ou: Sandboxes\n    formerStack: accounts-workloads`,
    );
    stacks();
    expect(counts(landing.plan('accounts'))).toBe('Plan: 4 to import, 0 to add, 1 to change, 0 to destroy.');
    expect(counts(landing.plan('accounts-workloads'))).toContain('0 to destroy');
    landing.apply('accounts');
    landing.apply('accounts-workloads');
    expect(landing.calls().filter(({ operation }) => operation === 'delete')).toEqual([]);
    expect(landing.addresses('accounts')).toContain(`${account}["search-dev"]`);
    expect(landing.addresses('accounts-workloads')).not.toContain(`${account}["search-dev"]`);
    landing.edit('accounts/workloads.yaml', '    formerStack: accounts-workloads\n', '');
    stacks();
    expect(landing.plan('accounts').status).toBe(0);
    expect(landing.plan('accounts-workloads').status).toBe(0);
  });

  test('splitting a branch off carries all its accounts to a state of their own', () => {
    const ids = JSON.parse(landing.run('accounts', ['output', '-json', 'account_ids']).output) as Record<
      string,
      string
    >;
    const file = readFileSync(`${landing.folder}/config/accounts/sandboxes.yaml`, 'utf8');
    landing.write(
      file.replace(/- name: (.*)/g, (_, name: string) => `- name: ${name}\n    id: "${ids[name]}"`),
      'accounts/sandboxes.yaml',
    );
    landing.edit('organization.yaml', '    Sandboxes:\n', '    Sandboxes:\n      stack: sandboxes\n');
    landing.edit(
      'organization.yaml',
      'accountDefaults: { tags: { Environment: sandbox',
      'accountDefaults: { formerStack: accounts, tags: { Environment: sandbox',
    );
    stacks();
    expect(counts(landing.plan('accounts-sandboxes'))).toBe(
      'Plan: 25 to import, 0 to add, 0 to change, 0 to destroy.',
    );
    landing.apply('accounts-sandboxes');
    landing.apply('accounts');
    expect(landing.plan('accounts').status).toBe(0);
    expect(landing.plan('accounts-sandboxes').status).toBe(0);
    expect(landing.calls().filter(({ operation }) => operation === 'delete')).toEqual([]);
  });

  test('an apply that failed half-way goes on where it stopped', () => {
    landing.write(
      'accounts:\n  - name: fraud-prod\n    ou: Workloads/Production\n    owner: fraud-team\n',
      'accounts/fraud.yaml',
    );
    stacks();
    expect(() =>
      landing.apply('accounts-workloads', { STANDIN_AWS_FAIL: 'aws_account_alternate_contact.create:2' }),
    ).toThrow('injected failure');
    landing.apply('accounts-workloads');
    expect(landing.plan('accounts-workloads').status).toBe(0);
  });
});
