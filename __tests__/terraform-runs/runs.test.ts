import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partsOf } from '../../src/terraform-runs/addresses';
import { outputsOf } from '../../src/terraform-runs/changes';
import { changesInText, problemsIn, waitOf } from '../../src/terraform-runs/messages';
import type { StackPlan, SynthesizedStack } from '../../src/terraform-runs/model';
import { usesChanged } from '../../src/terraform-runs/plan-all';
import { inOrder } from '../../src/terraform-runs/schedule';
import { inDependencyOrder } from '../../src/terraform-runs/stacks';

const stack = (name: string, ...dependencies: string[]): SynthesizedStack => ({
  name,
  folder: '',
  dependencies,
});
const stacks = [stack('c', 'a', 'b'), stack('b', 'a'), stack('a'), stack('d')];

describe('the order of stacks', () => {
  test('each after those that it depends on', () => {
    expect(inDependencyOrder(stacks).map(({ name }) => name)).toEqual(['a', 'd', 'b', 'c']);
  });

  test('a circle is refused', () => {
    expect(() => inDependencyOrder([stack('a', 'b'), stack('b', 'a')])).toThrow('in a circle: a, b');
  });

  test('independent ones run at once, never more than asked', async () => {
    const log: string[] = [];
    let running = 0;
    let most = 0;
    await inOrder(inDependencyOrder(stacks), 2, async ({ name }) => {
      most = Math.max(most, ++running);
      log.push(`+${name}`);
      await new Promise((done) => setTimeout(done, 5));
      log.push(`-${name}`);
      running -= 1;
      return name;
    });
    expect(most).toBe(2);
    expect(log.indexOf('+b')).toBeGreaterThan(log.indexOf('-a'));
    expect(log.indexOf('+c')).toBeGreaterThan(log.indexOf('-b'));
  });

  test('an error stops what has not begun', async () => {
    const begun: string[] = [];
    const work = inOrder(inDependencyOrder(stacks), 1, async ({ name }) => {
      begun.push(name);
      throw new Error(name);
    });
    await expect(work).rejects.toThrow('a');
    expect(begun).toEqual(['a']);
  });
});

describe('what a stack waits for', () => {
  const names = ['organization', 'accounts-team'];
  const problem = (summary: string, detail: string, address?: string) => ({
    summary,
    detail,
    ...(address && { address }),
  });

  test.each([
    [
      problem(
        'Unable to find remote state',
        'No stored state was found for the given workspace in the given backend.',
        'data.terraform_remote_state.apply_organization_first',
      ),
      { stack: 'organization', reason: 'organization has never been applied' },
    ],
    [
      problem(
        'Resource postcondition failed',
        'Apply the stack "accounts-team" first (npx cdktf deploy accounts-team): its state does not have shop in account_ids yet.',
        'data.terraform_remote_state.apply_accounts_team_first',
      ),
      { stack: 'accounts-team', reason: 'the state of accounts-team does not have shop in account_ids yet' },
    ],
    [problem('Error acquiring the state lock', 'Somebody else has it.'), undefined],
    [
      problem(
        'Unable to list objects',
        'AccessDenied: no.',
        'data.terraform_remote_state.apply_organization_first',
      ),
      undefined,
    ],
  ])('%#', (given, expected) => {
    expect(waitOf(given, names)).toEqual(expected);
  });
});

describe('a speculative run of Terraform Cloud is text', () => {
  const output = `
Terraform will perform the following actions:

  # aws_organizations_account.account["shop"] will be created
  + resource "aws_organizations_account" "account" {
      # (3 unchanged attributes hidden)
    }

  # aws_s3_bucket.trail["trail"] must be replaced
-/+ resource "aws_s3_bucket" "trail" {
  # aws_organizations_policy.policy["deny # all"] will be updated in-place
  # data.aws_region.here will be read during apply
  # aws_organizations_account.released_x will no longer be managed by Terraform, but will not be destroyed

Plan: 2 to add, 1 to change, 1 to destroy.
`;

  test('its changes are found', () => {
    expect(changesInText('s', output).map(({ action, address, key }) => [action, address, key])).toEqual([
      ['create', 'aws_organizations_account.account["shop"]', 'shop'],
      ['replace', 'aws_s3_bucket.trail["trail"]', 'trail'],
      ['update', 'aws_organizations_policy.policy["deny # all"]', 'deny # all'],
      ['forget', 'aws_organizations_account.released_x', undefined],
    ]);
  });

  test('so are its errors, in their frames', () => {
    const framed = [
      '╷',
      '│ Error: Instance cannot be destroyed',
      '│ ',
      '│   on cdk.tf.json line 10:',
      '│   10: "x"',
      '│ ',
      '│ Resource aws_organizations_account.account["shop"] has lifecycle.prevent_destroy set.',
      '╵',
      '╷',
      '│ Error: Another one',
      '╵',
    ].join('\n');
    expect(problemsIn(framed).map(({ summary }) => summary)).toEqual([
      'Instance cannot be destroyed',
      'Another one',
    ]);
  });
});

describe('a stack is planned again when an output that it uses changes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-reads-'));
  const reader = { name: 'delegation', folder, dependencies: ['accounts'] };
  const address = 'data.terraform_remote_state.apply_accounts_first.outputs';
  beforeAll(() =>
    writeFileSync(
      join(folder, 'cdk.tf.json'),
      JSON.stringify({
        locals: {
          a: `\${${address}.account_ids["tooling"]}`,
          b: `\${try(${address}.account_ids["shop-prod"], ${address}.account_ids["shop-old"])}`,
        },
      }),
    ),
  );
  afterAll(() => rmSync(folder, { recursive: true }));

  const plan = (
    outputs: StackPlan['outputs'],
    status: StackPlan['status'] = 'changes',
  ): ReadonlyMap<string, StackPlan> =>
    new Map([['accounts', { stack: 'accounts', status, changes: [], outputs, waitsFor: [], problems: [] }]]);

  test.each([
    ['the key that it uses', plan([{ name: 'account_ids', keys: ['tooling'] }]), true],
    ['another key', plan([{ name: 'account_ids', keys: ['shop'] }]), false],
    ['another output', plan([{ name: 'other' }]), false],
    [
      'a key that it knows under its former name, renamed with the same value',
      plan([{ name: 'account_ids', keys: ['shop-old', 'shop-prod'], renamed: { 'shop-prod': 'shop-old' } }]),
      false,
    ],
    [
      'a key of that name with another value',
      plan([{ name: 'account_ids', keys: ['shop-old', 'shop-prod'] }]),
      true,
    ],
    [
      'a key renamed from another than it knows',
      plan([{ name: 'account_ids', keys: ['shop-prod', 'x'], renamed: { 'shop-prod': 'x' } }]),
      true,
    ],
    ['the whole output', plan([{ name: 'account_ids' }]), true],
    ['a plan that failed: it may change', plan([], 'failed'), true],
    ['nothing', plan([], 'unchanged'), false],
    ['nothing that was planned', new Map<string, StackPlan>(), false],
  ])('%s', (_, plans, expected) => {
    expect(usesChanged(reader, plans)).toBe(expected);
  });
});

test('of an output that is a map only the keys that change count', () => {
  const change = {
    actions: ['update'],
    before: { a: '1', b: '2' },
    after: { a: '1', b: '3' },
    after_unknown: { c: true },
  };
  expect(outputsOf({ output_changes: { ids: change } })).toEqual([{ name: 'ids', keys: ['b', 'c'] }]);
});

test('a key that is only renamed is told from one whose value changes', () => {
  const change = {
    actions: ['update'],
    before: { old: '1', gone: '2', kept: '3' },
    after: { new: '1', other: '4', kept: '3', copy: '3' },
    after_unknown: { later: true },
  };
  const [ids] = outputsOf({ output_changes: { ids: change } });
  expect([...(ids?.keys ?? [])].sort()).toEqual(['copy', 'gone', 'later', 'new', 'old', 'other']);
  expect(ids?.renamed).toEqual({ new: 'old' });
});

test('keys are read out of addresses, whatever is in them', () => {
  expect(partsOf('aws_x.y["a\\"b/ü"]')).toEqual({
    address: 'aws_x.y["a\\"b/ü"]',
    type: 'aws_x',
    name: 'y',
    key: 'a"b/ü',
  });
});
